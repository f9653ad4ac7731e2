import { type MouseEvent, Suspense, useMemo } from 'react';
import type { ListSearch } from '../../../base/paths.ts';
import { useMe } from '../../../base/use-me.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import { Board } from '../../../records/board/board.tsx';
import { ListCards } from '../../../records/list/list-cards.tsx';
import { ListGrid } from '../../../records/list/list-grid.tsx';
import { type SavedView, viewsFor } from '../../../records/list/shown-view.ts';
import { type List, useShown } from '../../../records/list/use-list.ts';
import { useListState } from '../../../records/list/use-list-state.ts';
import { TabRow } from '../../../records/list/view-tabs.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { usePreview } from '../../frame/preview.ts';
import { usePublishedModel, WithSeenModel } from '../../model/with-draft-model.tsx';
import { answerable } from './answerable.ts';
import type { ViewSteps } from './use-view-steps.ts';
import styles from './views.module.css';

type Props = {
  view: SavedView;
  /** All of its object, in their order. */
  views: SavedView[];
  steps: ViewSteps;
  onOpen: (view: string) => void;
};

const unchanged: ListSearch = {};

/** The list or the board itself, with records: heads, widths, the order of columns and figures at the foot are set where they stand. */
export function ViewCanvas(props: Props) {
  return (
    <WithSeenModel>
      <Suspense fallback={<SkeletonRows />}>
        <Drawn {...props} />
      </Suspense>
    </WithSeenModel>
  );
}

function Drawn({ view, views, steps, onOpen }: Props) {
  const t = useText();
  const { width } = usePreview();
  const published = usePublishedModel();
  const seen = useSeen(views, view);
  const object = useModel().objects[view.object];
  const toLookAt = useMemo(() => object && { ...object, access: { ...object.access, edit: false } }, [object]);
  const isThere = (path: string) => findField(published, view.object, path) !== undefined;
  const saved = useMemo(() => answerable(view, isThere), [JSON.stringify(view), published]);
  if (!toLookAt) return <EmptyState icon="lock" title={t('list.noRight')} />;
  if (!Object.hasOwn(published.outlines, view.object))
    return <EmptyState icon="table" title={t('views.noRecordsYet')} help={t('views.noRecordsYetHelp')} />;
  const shown = { view, saved, views: seen, steps, onOpen, isThere, isPhone: width === 'phone' };
  return (
    <div className={styles.canvas} data-width={width}>
      <TabRow list={{ views: seen, saved: view, changed: false, openView: onOpen }} />
      <Shown key={view.name} {...shown} object={toLookAt} />
    </div>
  );
}

/** The tabs of whoever it is seen as; of oneself, all of them. The open one is there, for whomever it is. */
function useSeen(views: SavedView[], open: SavedView): SavedView[] {
  const { role, person } = usePreview();
  const { roles } = useMe();
  if (role === null && person === null) return views;
  const seen = viewsFor(views, role === null ? roles : [{ name: role }]);
  return seen.includes(open) ? seen : [...seen, open];
}

type ShownProps = Props & {
  saved: SavedView;
  object: List['object'];
  isThere: (path: string) => boolean;
  isPhone: boolean;
};

function Shown({ object, view, saved, views, steps, onOpen, isThere, isPhone }: ShownProps) {
  const shown = useShown(object, { views, saved, search: unchanged, isPhone });
  const query = useMemo(() => ({ ...shown.query, select: shown.query.select?.filter(isThere) }), [shown.query]);
  const list: List = {
    ...shown,
    query,
    change: (part) => steps.change(view.name, part, shown.columns),
    openView: onOpen,
  };
  return saved.type === 'board' ? <BoardSample list={list} isThere={isThere} /> : <TableSample list={list} asCards={isPhone} />;
}

/** Cards lead nowhere and stay where they are. */
function BoardSample({ list, isThere }: { list: List; isThere: (path: string) => boolean }) {
  const t = useText();
  const { object, shown } = list;
  const field = shown.board?.field;
  if (field !== undefined && !isThere(field))
    return <EmptyState icon="layout-kanban" title={t('views.notPublished')} help={t('views.notPublishedHelp')} />;
  const view = { ...shown, columns: shown.columns.filter((column) => isThere(column.field)) };
  const stop = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.board} onClickCapture={stop}>
      <Board object={object} view={view} empty={<NoRecords list={list} />} />
    </div>
  );
}

function TableSample({ list, asCards }: { list: List; asCards: boolean }) {
  const state = useListState(list);
  const { pages, lines } = state;
  if (pages.isError && !pages.data) return <ProblemPanel error={pages.error} onRetry={() => pages.refetch()} />;
  return (
    <>
      {asCards ? (
        <div className={styles.cards} inert>
          <ListCards state={state} />
        </div>
      ) : (
        <ListGrid state={state} isSample />
      )}
      {pages.data && lines.length === 0 && <NoRecords list={list} />}
    </>
  );
}

function NoRecords({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  return <EmptyState icon="table" title={label(list.shown.empty) || t('views.noRecords')} />;
}
