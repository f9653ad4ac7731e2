import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useRecords } from '../../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useGo } from '../../ui/use-go.ts';
import { toGroup } from './filter-group.ts';
import styles from './list-empty.module.css';
import { allView } from './shown-view.ts';
import type { List } from './use-list.ts';

/** Why the list is empty and what to do: conditions that nothing fits, or no records yet. */
export function ListEmpty({ list }: { list: List }) {
  const { object, search, shown } = list;
  const isNarrowed = Boolean(search.q) || toGroup(shown.filter).items.length > 0;
  // Nobody narrowed it here: nothing is to be loosened.
  const isOwn = !search.q && search.filter === undefined && shown.filter !== undefined;
  const { data } = useRecords(object.name, { select: ['id'], limit: 1 }, { enabled: isNarrowed });
  if (isNarrowed && !data) return null;
  if (data?.records.length && isOwn) return <NothingInView list={list} />;
  return data?.records.length ? <NothingFits list={list} /> : <NothingYet object={object} />;
}

/** The view is as it should be, and there is nothing in it. */
function NothingInView({ list }: { list: List }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const { object, saved } = list;
  const objects = inline(object.plural ?? object.label);
  return (
    <EmptyState
      icon={saved.empty ? 'circle-check' : object.icon}
      title={label(saved.empty) || t('list.viewEmpty', { view: label(saved.label), objects })}
    >
      <CreateButton object={object} />
      <Button onClick={() => list.openView(allView)}>{t('list.showAll', { objects })}</Button>
    </EmptyState>
  );
}

function CreateButton({ object }: { object: ObjectModel }) {
  const t = useText();
  const inline = useInlineLabel();
  if (!object.access.create) return null;
  return (
    <Button variant="primary" icon={<Icon name="plus" />} onClick={() => openQuickCreate({ object: object.name })}>
      {t('list.create', { object: inline(object.label) })}
    </Button>
  );
}

function NothingFits({ list }: { list: List }) {
  const t = useText();
  const inline = useInlineLabel();
  const { object } = list;
  return (
    <EmptyState
      icon="filter"
      title={t('list.noneFit', { objects: inline(object.plural ?? object.label) })}
      help={t('list.noneFitHelp')}
    >
      <Button onClick={() => list.change({ filter: { and: [] }, q: undefined })}>{t('list.clearFilters')}</Button>
    </EmptyState>
  );
}

function NothingYet({ object }: { object: ObjectModel }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const go = useGo();
  const isPhone = useIsPhone();
  const { create, import: mayImport } = object.access;
  const help = [
    label(object.description),
    mayImport && !isPhone && t('list.dropHere'),
    !create && !mayImport && t('list.noneForYou'),
  ];
  return (
    <EmptyState
      icon={object.icon}
      title={t('list.noneYet', { objects: inline(object.plural ?? object.label) })}
      help={help.filter(Boolean).map((line) => (
        <span key={String(line)} className={styles.line}>
          {line}
        </span>
      ))}
    >
      <CreateButton object={object} />
      {mayImport && (
        <Button icon={<Icon name="file-import" />} onClick={() => go(paths.import(object.name))}>
          {t('action.import')}
        </Button>
      )}
    </EmptyState>
  );
}
