import { useQueryClient } from '@tanstack/react-query';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { tellChange } from '../../base/last-change.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { deleteRecord, restoreRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { recordTitle } from './record-title.ts';

type Ways = {
  /** Away from the record where it is the page, and back when it is. */
  leave?: () => Promise<unknown>;
  comeBack?: () => Promise<unknown>;
};

/** Moves a record to the trash and offers the way back. */
export function useRemoveRecord(object: ObjectModel) {
  const t = useText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: queryKeys.records(object.name) });
  return async (record: WireRecord, { leave, comeBack }: Ways = {}) => {
    const restore = () =>
      restoreRecord(object.name, record.id)
        .then(refresh)
        .then(() => comeBack?.(), toast.problem);
    try {
      await deleteRecord(object.name, record.id);
      await leave?.();
      refresh();
      tellChange({ tone: 'plain', message: t('record.deleted', { title: recordTitle(object, record) }), undo: restore });
    } catch (error) {
      toast.problem(error);
    }
  };
}
