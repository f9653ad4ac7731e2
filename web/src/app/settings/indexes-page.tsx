import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IndexLine, IndexList, ObjectIndexes } from '../../../../metadata/index-wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './indexes-page.module.css';
import { RunAgain } from './schema-tasks.tsx';
import table from './settings-page.module.css';
import { SettingsPage } from './settings-page.tsx';

const queryKey = queryKeys.settings('indexes');
/** Indexes are made in the background. */
const lookEvery = 5000;

/** What the database keeps so that lists, totals and search are quick: what for, how large, how often used, and whether it is there. */
export function IndexesPage() {
  const t = useText();
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<IndexList>('/indexes', { signal }),
    refetchInterval: lookEvery,
  });
  const hasFailed = data?.objects.some(({ indexes }) => indexes.some(({ state }) => state === 'failed'));
  return (
    <SettingsPage
      title={t('settings.indexes')}
      intro={t('indexes.intro')}
      actions={hasFailed && <RunAgain queryKey={queryKey} />}
    >
      {data ? <Objects {...data} /> : <SkeletonRows count={5} />}
    </SettingsPage>
  );
}

function Objects({ since, objects }: IndexList) {
  const t = useText();
  const format = useFormat();
  return (
    <div>
      <p className={styles.since}>
        {since === null ? t('indexes.counted') : t('indexes.countedSince', { time: format.dateTime(since) })}
      </p>
      {objects.map((object) => (
        <OneObject key={object.name} object={object} />
      ))}
    </div>
  );
}

function OneObject({ object: { label: name, size, indexes } }: { object: ObjectIndexes }) {
  const t = useText();
  const label = useLabel();
  const sizeText = useSizeText();
  const unready = indexes.filter(({ state }) => state !== 'ready');
  const [isOpen, setIsOpen] = useState(unready.length > 0);
  return (
    <details className={styles.object} open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" size={14} />
        <h3>{label(name)}</h3>
        <small>{t('indexes.summary', { count: indexes.length, size: sizeText(size) })}</small>
        {unready.length > 0 && <Chip color="orange">{t('indexes.notReady', { count: unready.length })}</Chip>}
      </summary>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th>{t('indexes.purpose')}</th>
              <th className={table.roomy}>{t('indexes.size')}</th>
              <th className={table.roomy}>{t('indexes.uses')}</th>
            </tr>
          </thead>
          <tbody>
            {indexes.map((index) => (
              <Line key={index.name} index={index} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const colors = { waiting: 'gray', running: 'blue', failed: 'red' } as const;

function Line({ index }: { index: IndexLine }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const sizeText = useSizeText();
  const purpose = usePurpose();
  const { name, included, size, uses, state, problem } = index;
  return (
    <tr>
      <td className={table.wrapping}>
        {purpose(index)} {state !== 'ready' && <Chip color={colors[state]}>{t(`indexes.state.${state}`)}</Chip>}
        {included.length > 0 && (
          <small className={table.below}>{t('indexes.included', { fields: included.map(label).join(t('indexes.and')) })}</small>
        )}
        {problem && <small className={table.below}>{problem}</small>}
        <small className={table.below}>
          <code>{name}</code>
        </small>
        {size !== null && (
          <small className={styles.narrow}>
            {sizeText(size)} · {t('indexes.usedTimes', { count: format.number(uses ?? 0) })}
          </small>
        )}
      </td>
      <td className={styles.figure}>{size !== null && sizeText(size)}</td>
      <td className={styles.figure}>{uses !== null && format.number(uses)}</td>
    </tr>
  );
}

/** What an index is for, in words. */
function usePurpose() {
  const t = useText();
  const label = useLabel();
  return ({ use, keys, order }: IndexLine) => {
    const named = {
      keys: keys.map(label).join(t('indexes.and')),
      order: order
        .map(({ label: field, direction }) => t(`indexes.${direction}`, { field: label(field) }))
        .join(t('indexes.and')),
    };
    return t(use === 'lists' && keys.length > 0 ? 'indexes.use.listsWithin' : `indexes.use.${use}`, named);
  };
}

function useSizeText() {
  const t = useText();
  const format = useFormat();
  return (bytes: number) =>
    bytes < mega / 10
      ? `${format.number(Math.ceil(bytes / 1024))} ${t('fields.kilobytes')}`
      : `${format.number(Math.round((bytes / mega) * 10) / 10)} MB`;
}

const mega = 1024 * 1024;
