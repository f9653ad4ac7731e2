import type { ReportRow } from '../../../../metadata/api/records.ts';
import type { WireRecord } from '../../../../metadata/wire.ts';

/** A line of the table. */
export type Line =
  | { type: 'record'; record: WireRecord }
  | { type: 'group'; key: string; value: unknown; count: number; totals: ReportRow['values']; collapsed: boolean }
  /** Stands for records that are on their way. */
  | { type: 'waiting'; index: number };

/** What tells groups apart: a reference by its id, nothing by the empty text. */
export function groupKey(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' && 'id' in value ? String(value.id) : String(value);
}

type Input = {
  records: readonly WireRecord[];
  hasMore: boolean;
  /** Heads in their order; undefined when rows are not grouped. */
  groups?: readonly ReportRow[];
  /** Which group a record stands in, as its head's key. */
  keyOf?: (record: WireRecord) => string;
  collapsed: ReadonlySet<string>;
};

const waitingLines = 8;

/** Puts records under the heads of their groups. Heads of groups that are not reached yet come when they are. */
export function groupRows({ records, hasMore, groups, keyOf, collapsed }: Input): Line[] {
  const waiting = Array.from({ length: hasMore ? waitingLines : 0 }, (_, index): Line => ({ type: 'waiting', index }));
  if (!groups || !keyOf) return [...records.map((record): Line => ({ type: 'record', record })), ...waiting];
  const byKey = Map.groupBy(records, keyOf);
  const lines: Line[] = [];
  for (const { keys, values } of groups) {
    const key = groupKey(keys[0]);
    const { count, ...totals } = values;
    const members = byKey.get(key) ?? [];
    const isCollapsed = collapsed.has(key);
    lines.push({ type: 'group', key, value: keys[0] ?? null, count: Number(count ?? 0), totals, collapsed: isCollapsed });
    if (isCollapsed) continue;
    for (const record of members) lines.push({ type: 'record', record });
    if (hasMore && members.length < Number(count ?? 0)) return [...lines, ...waiting];
  }
  return lines;
}
