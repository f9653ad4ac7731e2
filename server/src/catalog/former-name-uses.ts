import { takeUses } from './former-names.ts';
import { quoteName } from './quote-name.ts';
import type { Workspace } from './workspace.ts';

/** So many milliseconds are gathered before they are written, so that busy callers cost one statement. */
const gatherFor = 15_000;

type Noted = { uses: Map<string, number>; timer: NodeJS.Timeout };

/** What this process has seen and not written yet. */
const noted = new WeakMap<Workspace, Noted>();

/** When a former name was used last, and how often in all. */
export type FormerNameUse = { times: number; usedAt: string };

/** Remembers, some time after a request, by which former names it called objects and fields. Nothing is written where there are none. */
export function noteFormerNames(workspace: Workspace): void {
  const uses = takeUses(workspace.snapshot);
  if (!uses) return;
  const gathered = noted.get(workspace) ?? startNoting(workspace);
  for (const [name, times] of uses) gathered.uses.set(name, (gathered.uses.get(name) ?? 0) + times);
}

function startNoting(workspace: Workspace): Noted {
  const write = () => writeNoted(workspace).catch((error) => workspace.log.warn({ err: error }, 'former names not noted'));
  const gathered = { uses: new Map<string, number>(), timer: setTimeout(write, gatherFor).unref() };
  noted.set(workspace, gathered);
  return gathered;
}

async function writeNoted(workspace: Workspace): Promise<void> {
  const gathered = noted.get(workspace);
  if (!gathered) return;
  clearTimeout(gathered.timer);
  noted.delete(workspace);
  // In one order, so that two servers do not wait for each other in a circle.
  const rows = [...gathered.uses].toSorted(([a], [b]) => (a < b ? -1 : 1));
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${tableOf(workspace)} as known (name, times, used_at)
        select name, times, $3 from unnest($1::text[], $2::bigint[]) as n(name, times)
        on conflict (name) do update set times = known.times + excluded.times, used_at = greatest(known.used_at, excluded.used_at)`,
      values: [rows.map(([name]) => name), rows.map(([, times]) => times), workspace.clock.now()],
    });
  });
}

/** The former names of an object and of its fields that anybody has used, by name: its own as they are, its fields' without the object. */
export async function formerNameUses(workspace: Workspace, object: string): Promise<Record<string, FormerNameUse>> {
  await writeNoted(workspace);
  const aliases = workspace.snapshot.objects.get(object)?.body.aliases ?? [];
  const rows = await workspace.db.read<{ name: string; times: number; usedAt: string }>({
    text: `select name, times::float8 as times, used_at as "usedAt" from ${tableOf(workspace)} where name = any($1) or starts_with(name, $2)`,
    values: [aliases, `${object}.`],
  });
  return Object.fromEntries(
    rows.map(({ name, times, usedAt }) => [name.slice(name.indexOf('.') + 1), { times, usedAt: new Date(usedAt).toISOString() }]),
  );
}

function tableOf({ schema }: Workspace): string {
  return `${quoteName(schema)}.sys_former_name`;
}
