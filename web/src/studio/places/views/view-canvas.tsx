import { type MouseEvent, Suspense, useMemo } from 'react';
import type { Model } from '../../../../../metadata/wire.ts';
import type { ListSearch } from '../../../base/paths.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import { Board } from '../../../records/board/board.tsx';
import { ListCards } from '../../../records/list/list-cards.tsx';
import { ListGrid } from '../../../records/list/list-grid.tsx';
import type { SavedView } from '../../../records/list/shown-view.ts';
import { type List, useShown } from '../../../records/list/use-list.ts';
import { useListState } from '../../../records/list/use-list-state.ts';
import { TabRow } from '../../../records/list/view-tabs.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { usePreview } from '../../frame/preview.ts';
import { WithDraftModel } from '../../model/with-draft-model.tsx';
import { answerable } from './answerable.ts';
import type { ViewSteps } from './use-view-steps.ts';
import styles from './views.module.css';

type Props = {
  view: SavedView;
  /** Those beside it, as whoever it is seen as has them. */
  views: SavedView[];
  steps: ViewSteps;
  onOpen: (view: string) => void;
};

const unchanged: ListSearch = {};

/** The list or the board itself, with records: heads, widths, the order of columns and figures at the foot are set where they stand. */
export function ViewCanvas(props: Props) {
  const t = useText();
  const published = useModel();
  if (!Object.hasOwn(published.outlines, props.view.object))
    return <EmptyState icon="table" title={t('views.noRecordsYet')} help={t('views.noRecordsYetHelp')} />;
  return (
    <WithDraftModel>
      <Suspense fallback={<SkeletonRows />}>
        <Drawn {...props} published={published} />
      </Suspense>
    </WithDraftModel>
  );
}

function Drawn({ view, views, steps, onOpen, published }: Props & { published: Model }) {
  const { width } = usePreview();
  const isPhone = width === 'phone';
  const object = useModel().objects[view.object];
  const toLookAt = useMemo(() => object && { ...object, access: { ...object.access, edit: false } }, [object]);
  const isThere = (path: string) => findField(published, view.object, path) !== undefined;
  const saved = useMemo(() => answerable(view, isThere), [JSON.stringify(view), published]);
  if (!toLookAt) return null;
  return (
    <div className={styles.canvas} data-width={width}>
      <TabRow list={{ views, saved: view, changed: false, openView: onOpen }} />
      <Shown key={view.name} {...{ view, saved, views, steps, onOpen, isThere, isPhone }} object={toLookAt} />
    </div>
  );
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
