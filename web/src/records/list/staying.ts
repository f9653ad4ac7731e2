import { classNames } from '../../ui/class-names.ts';
import type { ListColumn } from './list-columns.ts';
import grid from './list-grid.module.css';

/** The classes of a column that stays while others scroll; the last of them has an edge. */
export function staying(columns: readonly ListColumn[], index: number): string | undefined {
  if (columns[index]?.left === undefined) return undefined;
  return classNames(grid.stays, columns[index + 1]?.left === undefined && grid.edge);
}
