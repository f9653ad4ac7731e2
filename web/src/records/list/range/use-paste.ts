import { useState } from 'react';
import type { PasteAnswer } from '../../../../../metadata/api/bulk.ts';
import { api } from '../../../base/api.ts';
import { tellChange } from '../../../base/last-change.ts';
import { queryClient } from '../../../base/query-client.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { askedOnce, tellWarnings } from '../../../base/records.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useText } from '../../../base/use-text.ts';
import { takeBackMany } from '../../model/take-back.ts';
import type { ListState } from '../use-list-state.ts';
import type { Bounds } from './cell-range.ts';

/** A block that was refused, with the reasons by row. */
export type RefusedPaste = { fields: string[]; ids: string[]; cells: string[][]; failed: PasteAnswer['failed'] };

/** Writes a block of cells as a single change that can be undone. */
export function usePaste({ list, order, showProblems }: ListState) {
  const t = useText();
  const format = useFormat();
  const [refused, setRefused] = useState<RefusedPaste>();
  const { object } = list;

  /** Into these cells; what does not fit there is refused as a whole. */
  const pasteInto = (bounds: Bounds, cells: string[][]) => {
    const wrong = shapeProblem(bounds);
    if (wrong) return toast.problem(new Error(wrong));
    const { top, bottom, left, right } = bounds;
    const fields = list.columns.slice(left, right + 1).map(({ path }) => path);
    void send({ fields, ids: order.slice(top, bottom + 1), cells }, false);
  };

  /** Why a block cannot go there; nothing of it is left out silently. */
  const shapeProblem = ({ top, bottom, left, right }: Bounds): string | undefined => {
    if (bottom >= order.length)
      return t('list.pasteRows', { rows: format.number(bottom - top + 1), left: format.number(order.length - top) });
    if (right >= list.columns.length)
      return t('list.pasteColumns', { columns: right - left + 1, left: list.columns.length - left });
    const fixed = list.columns.slice(left, right + 1).find(({ editable }) => !editable);
    return fixed && t('list.cellReadOnly', { field: fixed.label });
  };

  const send = async (block: Omit<RefusedPaste, 'failed'>, partial: boolean) => {
    const isClearing = block.cells.every((row) => row.every((text) => text === ''));
    try {
      const answer = await api.post(
        `/records/${object.name}/paste`,
        { ...block, partial },
        { ...askedOnce(), onHeaders: tellWarnings },
      );
      const { done, failed, undo } = answer;
      showProblems(failed);
      setRefused(failed.length > 0 && !partial ? { ...block, failed } : undefined);
      if (done === 0) return;
      await queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      const message = t(isClearing ? 'list.bulkChanged' : 'list.pasted', { count: done, number: format.number(done) });
      if (!undo) return toast.success(message);
      tellChange({ message, undo: () => takeBackMany(undo) });
    } catch (error) {
      toast.problem(error);
    }
  };

  return {
    pasteInto,
    refused,
    dismiss: () => setRefused(undefined),
    pasteRest: refused && (() => send({ fields: refused.fields, ids: refused.ids, cells: refused.cells }, true)),
  };
}
