import type { Sort, WantedIndex } from '@tenon/metadata';
import { orderedField, uniqueField } from '@tenon/metadata/check/field-demands.ts';
import type { IndexSuggestion } from '@tenon/metadata/index-wire.ts';
import { isServed } from '../../catalog/object-indexes.ts';
import type { CompiledObject } from '../../catalog/snapshot.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import type { ConditionShape, FilterShape, ListShape } from '../../query/shape/query-shape.ts';

/** In milliseconds, what waited for a connection included. */
const slow = 300;
const maxKinds = 100;
const maxFields = 3;

/** What took long in this process, by what an index for it would be. */
const seen = new WeakMap<Workspace, Map<string, IndexSuggestion>>();

/** Remembers a list that took long, so that administrators see which index may help. */
export function noteList(workspace: Workspace, shape: ListShape, took: number): void {
  if (took < slow) return;
  const object = workspace.snapshot.objects.get(shape.object);
  const wanted = object && wantedBy(object, shape);
  if (!wanted) return;
  const kinds = seen.get(workspace) ?? new Map<string, IndexSuggestion>();
  seen.set(workspace, kinds);
  const key = JSON.stringify([shape.object, wanted]);
  const { times, slowest } = kinds.get(key) ?? { times: 0, slowest: 0 };
  kinds.delete(key);
  kinds.set(key, { object: shape.object, wanted, times: times + 1, slowest: Math.max(slowest, Math.round(took)) });
  if (kinds.size > maxKinds) kinds.delete(kinds.keys().next().value as string);
}

/** The most frequent first, without those that there is an index for by now. */
export function suggestIndexes(workspace: Workspace): IndexSuggestion[] {
  const { snapshot } = workspace;
  return [...(seen.get(workspace)?.values() ?? [])]
    .filter(({ object, wanted }) => isWhole(snapshot.objects.get(object), wanted) && !isServed(snapshot, object, wanted))
    .toSorted((a, b) => b.times - a.times || b.slowest - a.slowest);
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
