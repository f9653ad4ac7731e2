import type { Row, Statement } from '../../base/database/database.ts';
import { runWhileWanted, shareWaiting, wantedUntil } from '../../base/database/while-wanted.ts';
import { readVersion } from '../../catalog/data-version.ts';
import type { Workspace } from '../../catalog/workspace.ts';

type Remembered = { version: string; at: number; rows: readonly Row[]; size: number };

/** Characters of all that is remembered of a workspace, and of one answer. */
const maxSize = 4_000_000;
const maxAnswer = 400_000;
/** Should the data ever be put back in time behind our back, as by another database that takes over. */
const maxAge = 5 * 60_000;

/** `running`: what is being worked out, by key and version. */
type Running = { answer: Promise<readonly Row[]>; waiting: ReturnType<typeof shareWaiting> };
type Memory = { answers: Map<string, Remembered>; running: Map<string, Running>; size: number };
const memories = new WeakMap<Workspace, Memory>();

/**
 * The rows of a statement over whole objects, such as a total, from memory where none of the objects was changed since. Rights are part of
 * the text, and whose they are, what day it is and what is asked for are among the values: who asks the same of the same data has the same
 * answer. What the version is, is asked before the answer is worked out, so that an answer is never older than its version.
 */
export async function readRemembered(workspace: Workspace, statement: Statement): Promise<readonly Row[]> {
  const objects = objectsOf(workspace, statement);
  if (!objects) return workspace.db.read(statement, 'long');
  const memory = memoryOf(workspace);
  const key = `${workspace.snapshot.revision}|${statement.text}|${JSON.stringify(statement.values)}`;
  const version = await readVersion(workspace, objects);
  const known = memory.answers.get(key);
  if (known) forget(memory, key, known);
  if (known && known.version === version && performance.now() - known.at < maxAge) {
    keep(memory, key, known);
    return known.rows;
  }
  const running = memory.running.get(`${version}|${key}`);
  if (!running || running.waiting.gone.aborted) return workOut(workspace, memory, { key, version, statement });
  running.waiting.join(wantedUntil());
  return running.answer;
}

type Question = { key: string; version: string; statement: Statement };

function workOut(workspace: Workspace, memory: Memory, { key, version, statement }: Question): Promise<readonly Row[]> {
  const at = performance.now();
  const running = `${version}|${key}`;
  // It is worked out as long as one of those who wait for it is there.
  const waiting = shareWaiting();
  waiting.join(wantedUntil());
  const answer = runWhileWanted(waiting.gone, () => workspace.db.read(statement, 'long')).then((rows) => {
    const size = JSON.stringify(rows).length;
    if (size <= maxAnswer) keep(memory, key, { version, at, rows, size: size + key.length });
    return rows;
  });
  const own = { answer, waiting };
  memory.running.set(running, own);
  return answer.finally(() => memory.running.get(running) === own && memory.running.delete(running));
}

/** Objects whose tables the text names, a link table with the object it belongs to; undefined where it reads anything else. */
function objectsOf({ schema, snapshot }: Workspace, { text }: Statement): string[] | undefined {
  const tables = new Set(
    [...text.matchAll(/"((?:[^"]|"")+)"\."?(\w+)"?/g)].flatMap(([, place, table]) => (place === schema ? [table as string] : [])),
  );
  const objects = [...tables].map((table) => (snapshot.objects.has(table) ? table : (table.split('__')[0] as string)));
  return objects.length > 0 && objects.every((object) => snapshot.objects.has(object)) ? objects.sort() : undefined;
}

function memoryOf(workspace: Workspace): Memory {
  const memory = memories.get(workspace) ?? { answers: new Map(), running: new Map(), size: 0 };
  memories.set(workspace, memory);
  return memory;
}

/** As the last used one; those that were not used for longest go. */
function keep(memory: Memory, key: string, answer: Remembered): void {
  forget(memory, key, memory.answers.get(key));
  memory.answers.set(key, answer);
  memory.size += answer.size;
  for (const [oldest, each] of memory.answers) {
    if (memory.size <= maxSize) break;
    forget(memory, oldest, each);
  }
}

function forget(memory: Memory, key: string, answer: Remembered | undefined): void {
  if (answer && memory.answers.delete(key)) memory.size -= answer.size;
}
