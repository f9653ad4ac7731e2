import type { ColumnScan } from '../file/scan-columns.ts';
import type { Edge } from './assign-columns.ts';
import { commonGroup, headerWords, isClosingDate } from './column-words.ts';

/** A date of closing that only rows have which are over is the day when they ended, and any other the day that is expected. */
export function meanClosingDate(columns: readonly ColumnScan[], edges: readonly Edge[][], rows: number): void {
  const ended = endedRows(columns, edges);
  for (const [at, { column, empty }] of columns.entries())
    if (isClosingDate(headerWords(column)) && ended > 0 && rows - empty <= ended) putEndFirst(edges[at] as Edge[]);
}

/** How many rows are at a stage where they end, as the column of stages tells. */
function endedRows(columns: readonly ColumnScan[], edges: readonly Edge[][]): number {
  for (const [at, { distinct }] of columns.entries()) {
    const field = edges[at]?.[0]?.target.field;
    if (!field || !('options' in field.definition) || !field.definition.options.some(({ kind }) => kind)) continue;
    const ends = new Set(field.definition.options.flatMap(({ value, kind }) => (kind && kind !== 'open' ? [value] : [])));
    const context = { locale: 'en', timeZone: 'UTC', currency: '' } as const;
    const isEnd = (text: string) => {
      const parsed = field.type.parseText(text, field.definition as never, context);
      return parsed.ok && ends.has(parsed.value as string);
    };
    return distinct.reduce((sum, { value, count }) => sum + (isEnd(value) ? count : 0), 0);
  }
  return 0;
}

/** Only what is over has such a date: it is the day of the end, not the one that was expected. */
function putEndFirst(edges: Edge[]): void {
  const at = edges.findIndex(({ target }) => target.names.some((name) => commonGroup('closed on', name) !== undefined));
  if (at > 0) edges.unshift(...edges.splice(at, 1));
}
