import { paths } from '../../base/paths.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useGo } from '../../ui/use-go.ts';
import { nothingSelected } from './selection.ts';
import type { ListState } from './use-list-state.ts';

/** The list by keyboard. Keys rest while a cell is edited, for its editor takes them. */
export function useListKeys(state: ListState): void {
  const go = useGo();
  const { list, cursor, setCursor, step, actions, selection, setSelection, range } = state;
  const { object, columns, search, shown } = list;
  const hasBoard = shown.board !== undefined;
  const walk = (by: number) => {
    const id = step(by);
    if (id && search.peek) actions.peek(id);
  };
  const extend = (by: number) => {
    if (cursor?.path) return range.extendBy(by, 0);
    if (cursor && selection.ids.size === 0) actions.tick(cursor.id, false);
    const id = step(by);
    if (id) actions.tick(id, true);
  };
  const sideways = (by: number) => {
    if (!cursor) return;
    const at = columns.findIndex(({ path }) => path === cursor.path);
    const next = columns[Math.max(0, at + by)];
    if (next) setCursor({ ...cursor, path: next.path });
  };
  const edit = () => {
    if (!cursor) return;
    const first = columns.find(({ editable }) => editable)?.path;
    const path = cursor.path ?? first;
    if (path) actions.edit(cursor.id, path);
  };
  const open = () => {
    if (!cursor) return;
    if (cursor.path !== null && cursor.path !== object.title) edit();
    else go(paths.record(object.name, cursor.id));
  };
  const leave = () => {
    if (range.isBlock) range.clear();
    else if (cursor?.path) setCursor({ ...cursor, path: null });
    else if (selection.ids.size > 0) setSelection(nothingSelected);
    else setCursor(null);
  };
  const group = 'list';
  const enabled = state.editing === null;
  useShortcut('j, arrowdown', () => walk(1), { label: 'list.key.next', group, enabled });
  useShortcut('k, arrowup', () => walk(-1), { label: 'list.key.previous', group, enabled });
  useShortcut('arrowright', () => sideways(1), { enabled });
  useShortcut('arrowleft', () => sideways(-1), { enabled });
  useShortcut('tab', () => sideways(1), { enabled: enabled && cursor?.path != null });
  useShortcut('shift+tab', () => sideways(-1), { enabled: enabled && cursor?.path != null });
  useShortcut('shift+arrowdown', () => extend(1), { label: 'list.key.extend', group, enabled });
  useShortcut('shift+arrowup', () => extend(-1), { enabled });
  useShortcut('shift+arrowright', () => range.extendBy(0, 1), { label: 'list.key.range', group, enabled });
  useShortcut('shift+arrowleft', () => range.extendBy(0, -1), { enabled });
  useShortcut('x', () => cursor && actions.tick(cursor.id, false), { label: 'list.key.select', group, enabled });
  useShortcut('space', () => cursor && actions.peek(search.peek === cursor.id ? undefined : cursor.id), {
    label: 'list.peek',
    group,
    enabled,
  });
  useShortcut('enter', open, { label: 'list.key.open', group, enabled });
  const editHere = (path: string | undefined) => cursor && path && actions.edit(cursor.id, path);
  useShortcut('a', () => editHere('owner'), { label: 'list.assign', group, enabled: enabled && selection.ids.size === 0 });
  useShortcut('s', () => editHere(shown.board?.field), { label: 'record.key.stage', group, enabled: enabled && hasBoard });
  useShortcut('mod+enter', () => cursor && go(paths.record(object.name, cursor.id)), { enabled });
  useShortcut('e, f2', edit, { label: 'action.edit', group, enabled });
  useShortcut('esc', leave, { enabled: enabled && (cursor !== null || selection.ids.size > 0) });
}
