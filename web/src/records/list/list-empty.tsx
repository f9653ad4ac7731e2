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
import type { List } from './use-list.ts';

/** Why the list is empty and what to do: conditions that nothing fits, or no records yet. */
export function ListEmpty({ list }: { list: List }) {
  const { object, search, shown } = list;
  const isNarrowed = Boolean(search.q) || toGroup(shown.filter).items.length > 0;
  const { data } = useRecords(object.name, { select: ['id'], limit: 1 }, { enabled: isNarrowed });
  if (isNarrowed && !data) return null;
  return data?.records.length ? <NothingFits list={list} /> : <NothingYet object={object} />;
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
      {create && (
        <Button variant="primary" icon={<Icon name="plus" />} onClick={() => openQuickCreate({ object: object.name })}>
          {t('list.create', { object: inline(object.label) })}
        </Button>
      )}
      {mayImport && (
        <Button icon={<Icon name="file-import" />} onClick={() => go(paths.import(object.name))}>
          {t('action.import')}
        </Button>
      )}
    </EmptyState>
  );
}
