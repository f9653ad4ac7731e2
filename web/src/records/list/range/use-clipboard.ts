import { useEffect, useState } from 'react';
import { readBlock, writeBlock } from '../../../base/tab-separated.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useMe } from '../../../base/use-me.ts';
import { useShortcut } from '../../../base/use-shortcut.ts';
import { useLocale, useText } from '../../../base/use-text.ts';
import type { ListState } from '../use-list-state.ts';
import { pasteBounds, tile } from './cell-range.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { usePaste } from './use-paste.ts';

/** Copies the chosen cells as spreadsheets take them, and pastes a block from one. */
export function useClipboard(state: ListState) {
  const { list, order, records, range, editing } = state;
  const t = useText();
  const format = useFormat();
  const locale = useLocale();
  const { timeZone } = useMe();
  const textOf = useCellText(range.bounds !== undefined);
  const { pasteInto, ...refusal } = usePaste(state);

  const copy = (event: ClipboardEvent) => {
    if (!range.bounds || !textOf) return;
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
    if (!range.bounds || !text) return;
    event.preventDefault();
    const block = readBlock(text);
    const bounds = pasteBounds(range.bounds, block);
    pasteInto(bounds, tile(block, bounds));
  };
  useClipboardEvents({ copy, paste }, editing === null);

  const clear = () => range.bounds && pasteInto(range.bounds, tile([['']], range.bounds));
  useShortcut('delete', clear, {
    label: 'list.key.clear',
    group: 'list',
    enabled: editing === null && range.bounds !== undefined,
  });
  return refusal;
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
