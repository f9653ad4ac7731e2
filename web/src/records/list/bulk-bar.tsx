import { type ReactNode, Suspense, useState } from 'react';
import { address } from '../../base/api.ts';
import { loadLater } from '../../base/load-later.ts';
import { useOffer } from '../../base/offered-commands.ts';
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
  const format = useFormat();
  const [dialog, setDialog] = useState<Dialog>();
  const { list, selection, setSelection, order } = state;
  const { count } = useTotalCount(list);
  const { access, fields } = list.object;
  const owner = fields.owner?.access === 'edit' && access.transfer;
  const isUsed = selection.ids.size > 0;
  const assign = () => setDialog({ action: 'update', path: 'owner' });
  useShortcut('a', assign, { label: 'list.assign', group: 'list', enabled: isUsed && access.bulk && owner });
  const offered = (id: string, icon: string, title: string, run: () => void) => ({ id: `bulk:${id}`, icon, title, run });
  useOffer(
    t('list.selected', { number: format.number(selection.ids.size) }),
    isUsed && access.bulk
      ? [
          ...(owner ? [offered('assign', 'user-check', `${t('list.assign')}…`, assign)] : []),
          ...(access.edit ? [offered('edit', 'pencil', `${t('list.editField')}…`, () => setDialog({ action: 'update' }))] : []),
          ...(access.delete ? [offered('delete', 'trash', t('action.delete'), () => setDialog({ action: 'delete' }))] : []),
        ]
      : [],
  );
  if (!isUsed) return null;
  const total = count?.value ?? selection.ids.size;
  const number = `${format.number(selection.all ? total : selection.ids.size)}${selection.all && count?.capped ? '+' : ''}`;
  const hasButtons = buttonsAt(list.object, 'selection').length > 0;
  const mayExport = access.export && (selection.all || selection.ids.size <= mostExported);
  return (
    <div className={styles.bar} data-bulk-bar role="toolbar" aria-label={t('list.bulk')}>
      <span className={styles.count}>{t('list.selected', { number })}</span>
      {!selection.all && total > order.length && selection.ids.size === order.length && (
        <Offer onClick={() => setSelection({ ...selection, all: true })}>
          {t('list.selectAll', { number: `${format.number(total)}${count?.capped ? '+' : ''}` })}
        </Offer>
      )}
      {access.bulk && access.edit && (
        <Button size="sm" icon={<Icon name="pencil" />} onClick={() => setDialog({ action: 'update' })}>
          {t('list.editField')}
        </Button>
      )}
      {access.bulk && owner && (
        <Button size="sm" icon={<Icon name="user-check" />} onClick={assign}>
          {t('list.assign')}
        </Button>
      )}
      {access.bulk && hasButtons && (
        <Suspense>
          <SelectionButtons
            object={list.object}
            target={bulkTarget(selection, list)}
            onStart={() => setSelection(nothingSelected)}
          />
        </Suspense>
      )}
      {mayExport && (
        <a className={styles.link} href={exportAddress(state)} download>
          <Icon name="download" />
          {t('action.export')}
        </a>
      )}
      {access.bulk && access.delete && (
        <Button size="sm" variant="danger" icon={<Icon name="trash" />} onClick={() => setDialog({ action: 'delete' })}>
          {t('action.delete')}
        </Button>
      )}
      <IconButton
        size="sm"
        icon={<Icon name="x" />}
        label={t('list.clearSelection')}
        onClick={() => setSelection(nothingSelected)}
      />
      <Suspense>
        {dialog && (
          <BulkDialog
            list={list}
            target={bulkTarget(selection, list)}
            {...dialog}
            onClose={() => setDialog(undefined)}
            onDone={() => {
              setDialog(undefined);
              setSelection(nothingSelected);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function Offer({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className={styles.offer} onClick={onClick}>
      {children}
    </button>
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
