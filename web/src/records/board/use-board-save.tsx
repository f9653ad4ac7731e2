import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { Page, WireRecord } from '../../../../metadata/wire.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { type Save, useSaveRecord } from '../model/save-record.tsx';
import { moveCard } from './move-card.ts';
import type { BoardModel } from './use-board.ts';

/** Saves like a record page does, but moves the card at once and puts it back when the server refuses. */
export function useBoardSave({ object, name, columns, queryOf }: BoardModel): ReturnType<typeof useSaveRecord> {
  const client = useQueryClient();
  const { save, dialog } = useSaveRecord(object);
  const keyOf = (value: unknown) => {
    const column = columns.find((one) => one.value === (value ?? null));
    return column && queryKeys.records(object.name, 'pages', queryOf(column));
  };
  const shift = async (record: WireRecord, values: Record<string, unknown>) => {
    const [from, to] = [keyOf(record[name]), keyOf(values[name])];
    if (!from || !to || !(name in values)) return () => {};
    await Promise.all([client.cancelQueries({ queryKey: from }), client.cancelQueries({ queryKey: to })]);
    const before = [from, to].map((key) => [key, client.getQueryData<InfiniteData<Page>>(key)] as const);
    client.setQueryData<InfiniteData<Page>>(from, (data) => moveCard(data, { out: record.id }));
    client.setQueryData<InfiniteData<Page>>(to, (data) => moveCard(data, { in: { ...record, ...values } }));
    return () => {
      for (const [key, data] of before) client.setQueryData(key, data);
    };
  };
  const saveMoved: Save = async (record, values) => {
    const putBack = await shift(record, values);
    try {
      const saved = await save(record, values);
      if (!saved) putBack();
      return saved;
    } catch (error) {
      putBack();
      throw error;
    }
  };
  return { save: saveMoved, dialog };
}
