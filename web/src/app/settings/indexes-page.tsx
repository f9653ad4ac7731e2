import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { IndexLine, IndexList, ObjectIndexes } from '../../../../metadata/api/index-shapes.ts';
import { api } from '../../base/api.ts';
import { tellChange } from '../../base/last-change.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { text } from '../../base/text.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { IndexModal, type IndexRequest } from './index-modal.tsx';
import { IndexSuggestions } from './index-suggestions.tsx';
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
    queryFn: ({ signal }) => api.get('/indexes', { signal }),
    refetchInterval: lookEvery,
  });
  const [isAdding, setIsAdding] = useState(false);
  const hasFailed = data?.objects.some(({ indexes }) => indexes.some(({ state }) => state === 'failed'));
  return (
    <SettingsPage
      title={t('settings.indexes')}
      intro={t('indexes.intro')}
      actions={
        <>
          {hasFailed && <RunAgain queryKey={queryKey} />}
          <Button variant="primary" size="sm" icon={<Icon name="plus" />} onClick={() => setIsAdding(true)}>
            {t('indexes.add')}
          </Button>
        </>
      }
    >
      {data && <IndexSuggestions suggestions={data.suggestions} onAdd={addIndex} />}
      {data ? <Objects {...data} /> : <SkeletonRows count={5} />}
      {isAdding && <IndexModal onAdd={addIndex} onClose={() => setIsAdding(false)} />}
    </SettingsPage>
  );
}

/** Publishes it as part of its object; over a large table it is made in the background. */
async function addIndex(request: IndexRequest): Promise<void> {
  await api.post('/indexes', request);
  await refresh();
  toast.success(text('indexes.added'));
}

async function dropIndex(request: IndexRequest): Promise<void> {
  await api.post('/indexes/drop', request);
  await refresh();
  tellChange({ message: text('indexes.dropped'), undo: () => void addIndex(request).catch(toast.problem) });
}

async function refresh(): Promise<void> {
  await Promise.all([queryKey, queryKeys.model].map((each) => queryClient.invalidateQueries({ queryKey: each })));
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

function OneObject({ object: { name: object, label: name, size, indexes } }: { object: ObjectIndexes }) {
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
              <Line key={index.name} object={object} index={index} />
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const colors = { waiting: 'gray', running: 'blue', failed: 'red' } as const;

function Line({ object, index }: { object: string; index: IndexLine }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const sizeText = useSizeText();
  const purpose = usePurpose();
  const { name, included, wanted, size, uses, state, progress, problem } = index;
  return (
    <tr>
      <td className={table.wrapping}>
        {purpose(index)}{' '}
        {state !== 'ready' && (
          <Chip color={colors[state]}>
            {t(`indexes.state.${state}`)}
            {progress !== null && ` ${format.number(progress, { style: 'percent' })}`}
          </Chip>
        )}
        {wanted && (
          <small className={styles.own}>
            {t('indexes.own')}
            <Button size="sm" variant="ghost" onClick={() => void dropIndex({ object, wanted }).catch(toast.problem)}>
              {t('indexes.drop')}
            </Button>
          </small>
        )}
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
  return ({ use, keys, order, language, without }: IndexLine) => {
    const named = {
      keys: keys.map(label).join(t('indexes.and')),
      order: order
        .map(({ label: field, direction }) => t(`indexes.${direction}`, { field: label(field) }))
        .join(t('indexes.and')),
    };
    const purpose = t(use === 'lists' ? `indexes.use.${wordsForList(keys, order)}` : `indexes.use.${use}`, named);
    const only = without && t('indexes.without', { field: label(without) });
    return [purpose, only, language && t(`indexes.language.${language}`)].filter(Boolean).join(t('indexes.further'));
  };
}

function wordsForList(keys: IndexLine['keys'], order: IndexLine['order']): 'lists' | 'listsOf' | 'listsWithin' {
  if (keys.length === 0) return 'lists';
  return order.length === 0 ? 'listsOf' : 'listsWithin';
}

function useSizeText() {
  const t = useText();
  const format = useFormat();
  return (bytes: number) =>
    bytes < mega / 10
      ? `${format.number(Math.ceil(bytes / 1024))} ${t('fields.kilobytes')}`
      : `${format.number(Math.round((bytes / mega) * 10) / 10)} ${t('fields.megabytes')}`;
}

const mega = 1024 * 1024;
