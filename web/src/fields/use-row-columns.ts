import type { FieldModel } from '../../../metadata/wire.ts';
import { useModel } from '../base/use-model.ts';
import { fieldWidget } from './index.ts';

export type RowColumn = { name: string; field: FieldModel };

/** The columns of a sub-table that its rows may be given values in. */
export function useRowColumns(field: FieldModel): RowColumn[] {
  const objects = useModel().objects;
  const { to, via } = field as { to?: string; via?: string };
  const child = objects[to ?? ''];
  return Object.entries(child?.fields ?? {}).flatMap(([name, column]) => {
    const isGiven = column.access === 'edit' && !column.readOnly && !column.system && name !== via;
    return isGiven && fieldWidget(column).Editor ? [{ name, field: column }] : [];
  });
}
