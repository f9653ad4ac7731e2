import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import type { ListSearch } from '../../base/paths.ts';
import { fieldWidget } from '../../fields/index.ts';
import { hasPeriods } from './use-list.ts';

/** Few enough values, or periods, that rows may be gathered under them. */
export function canGroup(field: FieldModel): boolean {
  return field.groupable && (hasPeriods(field) || fieldWidget(field).groups === true);
}

/** Fields that an object's rows may be gathered under, its own before those that every object has. */
export function groupableFields({ fields }: ObjectModel): [string, FieldModel][] {
  return Object.entries(fields)
    .filter(([name, field]) => name !== 'deleted_at' && canGroup(field))
    .toSorted(([, one], [, other]) => Number(one.system ?? false) - Number(other.system ?? false));
}

/** What the address says to gather rows under a field's values; dates begin with months. */
export function groupBy(path: string, field: FieldModel): Partial<ListSearch> {
  return { group: path, bucket: hasPeriods(field) ? 'month' : undefined };
}
