import type { Label } from '../../../../metadata/label.ts';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';
import { type FoundField, findField, pathLabel } from '../../fields/find-field.ts';
import { fieldWidget } from '../../fields/index.ts';
import type { SavedView } from './shown-view.ts';

export type ListColumn = FoundField & {
  label: string;
  width: number;
  align?: 'end';
  editable: boolean;
  /** Where it stays while other columns scroll. */
  left?: number;
};

type Showing = { shown: SavedView; labelOf: (label: Label) => string };

/** The title comes first: it is the column that stays while the others scroll. */
export function makeColumns(model: Model, object: ObjectModel, { shown, labelOf }: Showing): ListColumn[] {
  const title = shown.columns.find(({ field }) => field === object.title) ?? { field: object.title };
  const columns = [title, ...shown.columns.filter(({ field }) => field !== object.title)].flatMap(({ field: path, width }) => {
    const found = findField(model, object.name, path);
    if (!found) return [];
    const widget = fieldWidget(found.field);
    return {
      ...found,
      label: pathLabel(found, labelOf),
      width: width ?? (path === object.title ? 260 : widget.width),
      align: widget.alignOf?.(found.field) ?? widget.align,
      editable:
        object.access.edit &&
        found.through.length === 0 &&
        found.field.access === 'edit' &&
        !found.field.readOnly &&
        widget.Editor !== undefined,
    };
  });
  return freeze(columns, shown.frozen ?? 1);
}

/** Width of the ticks, which stay at the left as well. */
export const checkWidth = 40;

function freeze(columns: ListColumn[], count: number): ListColumn[] {
  let left = checkWidth;
  return columns.map((column, index) => {
    if (index >= count) return column;
    left += column.width;
    return { ...column, left: left - column.width };
  });
}
