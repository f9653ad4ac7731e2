import { Suspense, useState } from 'react';
import { address } from '../../base/api.ts';
import { loadLater } from '../../base/load-later.ts';
import { useOfferCommands } from '../../base/offered-commands.ts';
import { useFormat } from '../../base/use-format.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { buttonsAt } from '../buttons/buttons-at.ts';
import { SelectionButtons } from '../buttons/buttons-later.ts';
import styles from './bulk-bar.module.css';
import { bulkTarget } from './bulk-target.ts';
import { nothingSelected } from './selection.ts';
import type { ListState } from './use-list-state.ts';
import { useTotalCount } from './use-total-count.ts';

const BulkDialog = loadLater(() => import('./bulk-dialog.tsx'), 'BulkDialog');

/** More ids than this do not fit in the address of a download. */
const mostExported = 200;

type Dialog = { action: 'update' | 'delete'; path?: string };

/** What can be done with the ticked records. */
export function BulkBar({ state }: { state: ListState }) {
  const t = useText();
  const [dialog, setDialog] = useState<Dialog>();
  const actions = useBulkActions(state, setDialog);
  const { list, selection, setSelection } = state;
  const { access } = list.object;
  if (selection.ids.size === 0) return null;
  const clear = () => setSelection(nothingSelected);
  const hasButtons = buttonsAt(list.object, 'selection').length > 0;
  const mayExport = access.export && (selection.all || selection.ids.size <= mostExported);
  const draw = ({ id, icon, title, run }: Action) => (
    <Button key={id} size="sm" variant={id === 'delete' ? 'danger' : undefined} icon={<Icon name={icon} />} onClick={run}>
      {title}
    </Button>
  );
  return (
    <div className={styles.bar} data-bulk-bar role="toolbar" aria-label={t('list.bulk')}>
      <Counted state={state} />
      {actions.filter(({ id }) => id !== 'delete').map(draw)}
      {access.bulk && hasButtons && (
        <Suspense>
          <SelectionButtons object={list.object} target={bulkTarget(selection, list)} onStart={clear} />
        </Suspense>
      )}
      {mayExport && (
        <a className={styles.link} href={exportAddress(state)} download>
          <Icon name="download" />
          {t('action.export')}
        </a>
      )}
      {actions.filter(({ id }) => id === 'delete').map(draw)}
      <IconButton size="sm" icon={<Icon name="x" />} label={t('list.clearSelection')} onClick={clear} />
      <Suspense>
        {dialog && (
          <BulkDialog
            list={list}
            target={bulkTarget(selection, list)}
            {...dialog}
            onClose={() => setDialog(undefined)}
            onDone={() => {
              setDialog(undefined);
              clear();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

type Action = { id: string; icon: string; title: string; run: () => void };

/** What opens a dialog about the ticked records, in the bar, in the palette and by key. */
function useBulkActions({ list, selection }: ListState, open: (dialog: Dialog) => void): Action[] {
  const t = useText();
  const format = useFormat();
  const { access, fields } = list.object;
  const isUsed = selection.ids.size > 0 && access.bulk;
  const mayAssign = fields.owner?.access === 'edit' && access.transfer;
  const assign = () => open({ action: 'update', path: 'owner' });
  useShortcut('a', assign, { label: 'list.assign', group: 'list', enabled: isUsed && mayAssign });
  const actions: (Action | false)[] = [
    access.edit && { id: 'edit', icon: 'pencil', title: t('list.editField'), run: () => open({ action: 'update' }) },
    mayAssign && { id: 'assign', icon: 'user-check', title: t('list.assign'), run: assign },
    access.delete && { id: 'delete', icon: 'trash', title: t('action.delete'), run: () => open({ action: 'delete' }) },
  ];
  const allowed = isUsed ? actions.filter((action) => action !== false) : [];
  useOfferCommands(
    t('list.selected', { number: format.number(selection.ids.size) }),
    allowed.map(({ id, title, ...rest }) => ({ ...rest, id: `bulk:${id}`, title: id === 'delete' ? title : `${title}…` })),
  );
  return allowed;
}

/** How many are ticked, and all that the list finds instead of those seen. */
function Counted({ state: { list, selection, setSelection, order } }: { state: ListState }) {
  const t = useText();
  const format = useFormat();
  const { count } = useTotalCount(list);
  const ticked = selection.ids.size;
  const total = count?.value ?? ticked;
  const all = `${format.number(total)}${count?.capped ? '+' : ''}`;
  return (
    <>
      <span className={styles.count}>{t('list.selected', { number: selection.all ? all : format.number(ticked) })}</span>
      {!selection.all && total > order.length && ticked === order.length && (
        <button type="button" className={styles.offer} onClick={() => setSelection({ ...selection, all: true })}>
          {t('list.selectAll', { number: all })}
        </button>
      )}
    </>
  );
}

function exportAddress({ list, selection }: ListState): string {
  const { object, query, columns } = list;
  const filter = selection.all ? query.filter : { field: 'id', op: 'in', value: [...selection.ids] };
  return address(`/records/${object.name}/export.csv`, {
    select: columns.map(({ path }) => path).join(','),
    filter: filter && JSON.stringify(filter),
    search: selection.all ? query.search : undefined,
    sort: query.sort?.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join(','),
  });
}
