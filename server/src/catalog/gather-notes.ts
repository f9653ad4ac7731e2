import type { Workspace } from './workspace.ts';

/** So many milliseconds are gathered before they are written, so that busy callers cost one statement. */
const gatherFor = 15_000;

/** What this process notes by the way, by key. Whoever reads what is written asks for `writeNow` first. */
export type Notes<Note> = { of(workspace: Workspace): Map<string, Note>; writeNow(workspace: Workspace): Promise<void> };

/**
 * Gathers notes of each workspace and writes them together, some time after the first. `write` gets them in the order of their keys, so that
 * two servers do not wait for each other in a circle. What fails to be written is told to the log as `what` and is lost, as with a killed server.
 */
export function gatherNotes<Note>(
  what: string,
  write: (workspace: Workspace, notes: [key: string, note: Note][]) => Promise<void>,
): Notes<Note> {
  const gathered = new WeakMap<Workspace, { notes: Map<string, Note>; timer: NodeJS.Timeout }>();

  async function writeNow(workspace: Workspace): Promise<void> {
    const inHand = gathered.get(workspace);
    if (!inHand) return;
    clearTimeout(inHand.timer);
    gathered.delete(workspace);
    await write(
      workspace,
      [...inHand.notes].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  function start(workspace: Workspace): Map<string, Note> {
    const notes = new Map<string, Note>();
    const writeLater = () => writeNow(workspace).catch((error) => workspace.log.warn({ err: error }, `${what} not noted`));
    gathered.set(workspace, { notes, timer: setTimeout(writeLater, gatherFor).unref() });
    return notes;
  }

  return { of: (workspace) => gathered.get(workspace)?.notes ?? start(workspace), writeNow };
}
