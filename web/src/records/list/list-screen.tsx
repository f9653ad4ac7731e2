import { Suspense } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { usePageTitle } from '../../base/page-title.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useIsInHand, useIsPhone } from '../../base/use-is-phone.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGo } from '../../ui/use-go.ts';
import { CommandsHere } from '../commands/commands-here.tsx';
import { EarlyLog } from '../record/early-log.ts';
import { ListGrid } from './list-grid.tsx';
import styles from './list-screen.module.css';
import { ListToolbar } from './list-toolbar.tsx';
import { type List, useList } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListState } from './use-list-state.ts';
import { useScreenKeys } from './use-screen-keys.ts';
import { ViewTabs } from './view-tabs.tsx';

// Loaded where it is wanted: by phones, by who drags a file or ticks records, and where there is nothing.
const ListCards = loadLater(() => import('./list-cards.tsx'), 'ListCards');
const PhoneToolbar = loadLater(() => import('./phone-toolbar.tsx'), 'PhoneToolbar');
const ListEmpty = loadLater(() => import('./list-empty.tsx'), 'ListEmpty');
const ListDrop = loadLater(() => import('./list-drop.tsx'), 'ListDrop');
const PeekPanel = loadLater(() => import('./peek-panel.tsx'), 'PeekPanel');
const BulkBar = loadLater(() => import('./bulk-bar.tsx'), 'BulkBar');
const ListBoard = loadLater(() => import('../board/list-board.tsx'), 'ListBoard');

/** An object's records: views, conditions, and the records as a table, a board, or cards on a phone. */
export function ListScreen({ object }: { object: ObjectModel }) {
  const list = useList(object);
  const isInHand = useIsInHand();
  useScreenKeys(list);
  return (
    <div className={styles.screen}>
      <ListHeader list={list} />
      <ViewTabs list={list} />
      {isInHand ? (
        <Suspense fallback={<div className={styles.toolbar} />}>
          <PhoneToolbar list={list} />
        </Suspense>
      ) : (
        <ListToolbar list={list} />
      )}
      {list.shown.type === 'board' ? (
        <Suspense fallback={<SkeletonRows />}>
          <ListBoard
            list={list}
            empty={
              <Suspense>
                <ListEmpty list={list} />
              </Suspense>
            }
          />
        </Suspense>
      ) : (
        <TableOrCards key={list.saved.name} list={list} asCards={isInHand} />
      )}
      <Suspense>
        <ListDrop object={object} />
      </Suspense>
    </div>
  );
}

function ListHeader({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const go = useGo();
  const { object } = list;
  const title = label(object.plural ?? object.label);
  usePageTitle(label(list.saved.label), title);
  return (
    <PageHeader icon={object.icon} title={title}>
      {object.access.import && (
        <IconButton icon={<Icon name="file-import" />} label={t('action.import')} onClick={() => go(paths.import(object.name))} />
      )}
      {object.access.create && <CreateButton object={object.name} label={t('list.create', { object: inline(object.label) })} />}
    </PageHeader>
  );
}

/** On a phone without its words, which would cut the title. */
function CreateButton({ object, label }: { object: string; label: string }) {
  const isPhone = useIsPhone();
  const create = () => openQuickCreate({ object });
  const icon = <Icon name="plus" />;
  if (isPhone) return <IconButton variant="primary" icon={icon} label={label} onClick={create} />;
  return (
    <Button variant="primary" icon={icon} onClick={create}>
      {label}
    </Button>
  );
}

function TableOrCards({ list, asCards }: { list: List; asCards: boolean }) {
  const state = useListState(list);
  useListKeys(state);
  const { pages, lines, actions, order } = state;
  const at = order.indexOf(list.search.peek ?? '');
  if (pages.isError && !pages.data) return <ProblemPanel error={pages.error} onRetry={() => pages.refetch()} />;
  if (pages.data && lines.length === 0)
    return (
      <Suspense>
        <ListEmpty list={list} />
      </Suspense>
    );
  return (
    <>
      {asCards ? (
        <Suspense fallback={<SkeletonRows />}>
          <ListCards state={state} />
        </Suspense>
      ) : (
        <ListGrid state={state} />
      )}
      <Suspense>
        <BulkBar state={state} />
      </Suspense>
      {state.dialog}
      {state.cursor && !list.search.peek && state.selection.ids.size === 0 && (
        <CommandsHere object={list.object} id={state.cursor.id} />
      )}
      {list.search.peek && (
        <Suspense fallback={<EarlyLog object={list.object} id={list.search.peek} />}>
          <PeekPanel
            list={list}
            onClose={() => actions.peek(undefined)}
            onWalk={(by) => actions.peek(order[at + by])}
            isFirst={at <= 0}
            isLast={at < 0 || at >= order.length - 1}
          />
        </Suspense>
      )}
    </>
  );
}
