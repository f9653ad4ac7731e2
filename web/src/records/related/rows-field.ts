import type { RelatedList } from '../../../../metadata/define/layout.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import type { OpenRecord } from '../record/open-record.ts';

/** More are edited one by one, or in their list. */
export const mostEdited = 200;

/** The field whose rows a related list shows, where the person may write them with this record. */
export function rowsField({ object }: OpenRecord, { object: child, via }: RelatedList): string | undefined {
  const isOf = (field: FieldModel) => 'via' in field && field.via === via && field.to === child && field.access === 'edit';
  return Object.entries(object.fields).find(([, field]) => isOf(field) && fieldWidget(field).FormEditor)?.[0];
}
