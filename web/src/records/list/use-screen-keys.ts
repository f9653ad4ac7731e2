import { openQuickCreate } from '../../base/quick-create.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import type { List } from './use-list.ts';

/** Keys of a list however it is shown. */
export function useScreenKeys({ object, shown, change }: List): void {
  const group = 'list';
  const create = () => openQuickCreate({ object: object.name });
  useShortcut('c, n', create, { label: 'action.create', group, enabled: object.access.create });
  useShortcut('v b', () => change({ layout: 'board' }), { label: 'list.key.board', group, enabled: shown.board !== undefined });
  useShortcut('v l', () => change({ layout: 'table' }), { label: 'list.key.table', group, enabled: shown.board !== undefined });
}
