import { useEffect, useRef, useState } from 'react';
import type { PasteAnswer } from '../../../../../metadata/wire.ts';
import { api } from '../../../base/api.ts';
import { tellChange } from '../../../base/last-change.ts';
import { isTopLayer, useCurrentLayer } from '../../../base/layers.ts';
import { queryClient } from '../../../base/query-client.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { askedOnce, tellWarnings } from '../../../base/records.ts';
import { readBlock, writeBlock } from '../../../base/tab-separated.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useMe } from '../../../base/use-me.ts';
import { useShortcut } from '../../../base/use-shortcut.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import { takeBackMany } from '../../model/take-back.ts';
import type { ListState } from '../use-list-state.ts';
import { type Bounds, pasteBounds, tile } from './cell-range.ts';

/** A block that was refused, with the reasons by row. */
export type RefusedPaste = { fields: string[]; ids: string[]; cells: string[][]; failed: PasteAnswer['failed'] };

/** Copies the chosen cells as spreadsheets take them, and pastes a block from one as a single change that can be undone. */
export function useClipboard(state: ListState) {
  const { list, order, records, range, editing } = state;
  const t = useText();
  const format = useFormat();
  const locale = useLocale();
  const { timeZone } = useMe();
  const layer = useCurrentLayer();
  const textOf = useCellText(range.bounds !== undefined);
  const [refused, setRefused] = useState<RefusedPaste>();
  const { object } = list;
  const refresh = () => queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });

  const copy = (event: ClipboardEvent) => {
    if (!range.bounds || !textOf || !isForList(event)) return;
    const { top, bottom, left, right } = range.bounds;
    const known = new Map(records.map((record) => [record.id, record]));
    const rows = order
      .slice(top, bottom + 1)
      .map((id) =>
        list.columns.slice(left, right + 1).map(({ path, field }) => textOf(known.get(id)?.[path], field, { locale, timeZone })),
      );
    event.preventDefault();
    event.clipboardData?.setData('text/plain', writeBlock(rows));
    const cells = rows.length * (right - left + 1);
    if (cells > 1) toast.plain(t('list.copied', { count: cells, number: format.number(cells) }));
  };

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain');
    if (!range.bounds || !text || !isForList(event)) return;
    event.preventDefault();
    const block = readBlock(text);
    const bounds = pasteBounds(range.bounds, block);
    const wrong = shapeProblem(bounds);
    if (wrong) return toast.problem(new Error(wrong));
    const fields = list.columns.slice(bounds.left, bounds.right + 1).map(({ path }) => path);
    void send({ fields, ids: order.slice(bounds.top, bounds.bottom + 1), cells: tile(block, bounds) }, false);
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
      state.showProblems(failed);
      setRefused(failed.length > 0 && !partial ? { ...block, failed } : undefined);
      if (done === 0) return;
      await refresh();
      const message = t(isClearing ? 'list.bulkChanged' : 'list.pasted', { count: done, number: format.number(done) });
      if (!undo) return toast.success(message);
      tellChange({ message, undo: () => takeBackMany(undo) });
    } catch (error) {
      toast.problem(error);
    }
  };

  /** Empties the chosen cells. */
  const clear = () => {
    if (!range.bounds) return;
    const wrong = shapeProblem(range.bounds);
    if (wrong) return toast.problem(new Error(wrong));
    const { top, bottom, left, right } = range.bounds;
    const fields = list.columns.slice(left, right + 1).map(({ path }) => path);
    void send({ fields, ids: order.slice(top, bottom + 1), cells: tile([['']], range.bounds) }, false);
  };
  useShortcut('delete', clear, {
    label: 'list.key.clear',
    group: 'list',
    enabled: editing === null && range.bounds !== undefined,
  });

  const isForList = (event: ClipboardEvent) =>
    editing === null && isTopLayer(layer) && !isInField(event.target) && !hasSelectedText();
  const latest = useRef({ copy, paste });
  latest.current = { copy, paste };
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => latest.current.copy(event);
    const onPaste = (event: ClipboardEvent) => latest.current.paste(event);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, []);
  return {
    refused,
    dismiss: () => setRefused(undefined),
    pasteRest: refused && (() => send({ fields: refused.fields, ids: refused.ids, cells: refused.cells }, true)),
  };
}

type CellText = typeof import('./cell-text.ts').cellText;

/**
 * How values are written is fetched once a cell is chosen: a list that is only read does without. Where it cannot come the page stays as it is.
 */
function useCellText(isWanted: boolean): CellText | undefined {
  const [textOf, setTextOf] = useState<CellText>();
  useEffect(() => {
    if (!isWanted || textOf) return;
    import('./cell-text.ts').then(
      ({ cellText }) => setTextOf(() => cellText),
      () => undefined,
    );
  }, [isWanted, textOf]);
  return textOf;
}

function isInField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

function hasSelectedText(): boolean {
  return document.getSelection()?.isCollapsed === false;
}
