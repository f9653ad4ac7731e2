import type { Sort, WantedIndex } from '@tenon/metadata';
import type { IndexSuggestion } from '@tenon/metadata/api/index-shapes.ts';
import { orderedField, uniqueField } from '@tenon/metadata/check/field-demands.ts';
import { gatherNotes } from '../../catalog/gather-notes.ts';
import { isServed } from '../../catalog/object-indexes.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ConditionShape, FilterShape, ListShape } from '../../query/parse/query-shape.ts';
import { sysTable } from '../write/save/sys-table.ts';

/** In milliseconds, what waited for a connection included. */
const slow = 300;
const maxKinds = 100;
const maxFields = 3;
/** What took long in this process and is not written yet, by what an index for it would be. What came up longest ago is let go of. */
const seen = gatherNotes<IndexSuggestion>('slow lists', async (workspace, notes) => {
  const table = sysTable({ workspace }, 'sys_slow_list');
  await workspace.db.transaction(async (tx) => {
    await tx.query({
      text: `insert into ${table} as known (object, wanted, times, slowest, seen_at)
        select object, wanted, times, slowest, $2 from jsonb_to_recordset($1::jsonb) as n(object text, wanted jsonb, times integer, slowest integer)
        on conflict (object, wanted) do update set times = least(known.times::bigint + excluded.times, 1000000000),
          slowest = greatest(known.slowest, excluded.slowest), seen_at = excluded.seen_at`,
      values: [JSON.stringify(notes.map(([, kind]) => kind)), workspace.clock.now()],
    });
    await tx.query({
      text: `delete from ${table} where seen_at < $1::timestamptz - interval '30 days'
        or (object, wanted) in (select object, wanted from ${table} order by seen_at desc, object, wanted offset ${maxKinds})`,
      values: [workspace.clock.now()],
    });
  });
});

/** Remembers a list that took long, so that administrators see which index may help. */
export function noteList(workspace: Workspace, shape: ListShape, took: number): void {
  if (took < slow) return;
  const object = workspace.snapshot.objects.get(shape.object);
  const wanted = object && wantedBy(object, shape);
  if (!wanted) return;
  const kinds = seen.of(workspace);
  const key = JSON.stringify([shape.object, wanted]);
  const { times, slowest } = kinds.get(key) ?? { times: 0, slowest: 0 };
  if (times === 0 && kinds.size === maxKinds) return;
  kinds.set(key, { object: shape.object, wanted, times: times + 1, slowest: Math.max(slowest, Math.round(took)) });
}

/** The most frequent of the last thirty days first, on whichever server, without those that there is an index for by now. */
export async function suggestIndexes(workspace: Workspace): Promise<IndexSuggestion[]> {
  const { snapshot } = workspace;
  await seen.writeNow(workspace);
  const rows = await workspace.db.read<IndexSuggestion>({
    text: `select object, wanted, times, slowest from ${sysTable({ workspace }, 'sys_slow_list')} order by times desc, slowest desc`,
    values: [],
  });
  return rows.filter(
    ({ object, wanted }) => isWhole(snapshot.objects.get(object), wanted) && !isServed(snapshot, object, wanted),
  );
}

/** Fields that a value is asked of come first; then the order, or else what a span is asked of. None where an index would not help. */
function wantedBy(object: CompiledObject, { filter, sort, search }: ListShape): WantedIndex | undefined {
  if (search) return undefined;
  const conditions = conditionsOf(filter).filter(({ path }) => isFilterable(object, path));
  const filtered = pathsOf(conditions, ['eq', 'in']);
  const [span] = pathsOf(conditions, ['lt', 'lte', 'gt', 'gte', 'between', 'within']).filter((path) => isOrdered(object, path));
  const orders = sort?.every(({ field, bucket }) => bucket === undefined && isOrdered(object, field)) ? sort : undefined;
  const order: readonly Sort[] | undefined = orders ?? (span === undefined ? undefined : [{ field: span, direction: 'desc' }]);
  if (filtered.length === 0 && order === undefined) return undefined;
  return {
    ...(filtered.length > 0 && { filter: filtered.slice(0, maxFields) }),
    ...(order && { sort: order.slice(0, maxFields).map(({ field, direction }) => ({ field, direction })) }),
  };
}

function conditionsOf(filter: FilterShape | undefined): ConditionShape[] {
  if (filter?.kind === 'and') return filter.items.flatMap(conditionsOf);
  return filter?.kind === 'condition' ? [filter] : [];
}

function pathsOf(conditions: readonly ConditionShape[], operators: readonly string[]): string[] {
  return [...new Set(conditions.filter(({ op }) => operators.includes(op)).map(({ path }) => path))];
}

function isFilterable({ fields }: CompiledObject, path: string): boolean {
  const field = fields.get(path);
  return field !== undefined && uniqueField.fits(field.definition);
}

function isOrdered({ fields }: CompiledObject, path: string): boolean {
  const field = fields.get(path);
  return field !== undefined && orderedField.fits(field.definition);
}

/** Fields may have gone since. */
function isWhole(object: CompiledObject | undefined, { filter = [], sort = [] }: WantedIndex): boolean {
  return [...filter, ...sort.map(({ field }) => field)].every((name) => object?.fields.has(name));
}
