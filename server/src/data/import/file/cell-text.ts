import { foldText } from '@tenon/metadata';
import type { PlannedColumn } from '../columns/import-plan.ts';

const longestBlank = 100;

type Read = (cells: readonly string[], column: PlannedColumn) => string;

/** What stands in a column's cell of a row; in several cells, where columns fill a text together. */
export function seenText(cells: readonly string[], column: PlannedColumn): string {
  return column.joined ? joinCells(cells, column, seenText) : (cells[column.at]?.trim() ?? '');
}

/** The same with the values put in that the plan gives for it, and without what it calls blank. */
export function cellText(cells: readonly string[], column: PlannedColumn): string {
  if (column.joined) return joinCells(cells, column, cellText);
  const text = cells[column.at]?.trim() ?? '';
  const given = column.values.size > 0 ? column.values.get(text) : undefined;
  if (given !== undefined) return given;
  return column.blanks && text.length <= longestBlank && column.blanks.has(foldText(text)) ? '' : text;
}

function joinCells(cells: readonly string[], { field, joined = [] }: PlannedColumn, read: Read): string {
  const texts = joined.map((column) => read(cells, column)).filter((text) => text !== '');
  return field.type.join?.(texts) ?? texts.join(' ');
}
