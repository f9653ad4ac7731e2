import { takeUses } from './former-names.ts';
import { gatherNotes } from './gather-notes.ts';
import { quoteName } from './quote-name.ts';
import type { Workspace } from './workspace.ts';

/** When a former name was used last, and how often in all. */
export type FormerNameUse = { times: number; usedAt: string };

/** How often this process has seen each, and has not written yet. */
const seen = gatherNotes<number>('former names', async (workspace, rows) => {
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${tableOf(workspace)} as known (name, times, used_at)
        select name, times, $3 from unnest($1::text[], $2::bigint[]) as n(name, times)
        on conflict (name) do update set times = known.times + excluded.times, used_at = greatest(known.used_at, excluded.used_at)`,
      values: [rows.map(([name]) => name), rows.map(([, times]) => times), workspace.clock.now()],
    });
  });
});

/** Remembers, some time after a request, by which former names it called objects and fields. Nothing is written where there are none. */
export function noteFormerNames(workspace: Workspace): void {
  const uses = takeUses(workspace.snapshot);
  if (!uses) return;
  const times = seen.of(workspace);
  for (const [name, used] of uses) times.set(name, (times.get(name) ?? 0) + used);
}

/** The former names of an object and of its fields that anybody has used, by name: its own as they are, its fields' without the object. */
export async function formerNameUses(workspace: Workspace, object: string): Promise<Record<string, FormerNameUse>> {
  await seen.writeNow(workspace);
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
