import { Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import type { ObjectOutline, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { plainText } from '../../base/plain-text.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { restoreRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useRecordPages } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './trash-page.module.css';
import { useBulkRestore } from './use-bulk-restore.ts';

/** One object's deleted records, the last deleted first. Who may change many at once can restore many at once. */
export function TrashedRecords({ object, words }: { object: ObjectOutline; words: string | undefined }) {
  const t = useText();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useRecordPages(object.name, {
    trash: true,
    search: words,
    select: [object.title, 'deleted_at'],
    sort: [{ field: 'deleted_at', direction: 'desc' }],
  });
  const records = data?.pages.flatMap((page) => page.records);
  if (!records) return <SkeletonRows />;
  const chosen = records.flatMap(({ id }) => (ticked.has(id) ? [id] : []));
  const tick = (id: string, on: boolean) => setTicked(new Set(on ? [...ticked, id] : [...ticked].filter((each) => each !== id)));
  return (
    <>
      {object.access.bulk && <SelectionBar object={object} records={records} chosen={chosen} onTick={setTicked} />}
      <ul className={styles.list}>
        {records.map((record) => (
          <TrashedRecord
            key={record.id}
            object={object}
            record={record}
            ticked={ticked.has(record.id)}
            onTick={object.access.bulk ? (on) => tick(record.id, on) : undefined}
          />
        ))}
        {hasNextPage && (
          <li className={styles.more}>
            <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t('action.more')}
            </Button>
          </li>
        )}
      </ul>
    </>
  );
}

type BarProps = {
  object: ObjectOutline;
  records: readonly WireRecord[];
  chosen: string[];
  onTick: (ids: ReadonlySet<string>) => void;
};

function SelectionBar({ object, records, chosen, onTick }: BarProps) {
  const t = useText();
  const format = useFormat();
  const restoreAll = useBulkRestore(object);
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    await restoreAll(chosen).then(() => onTick(new Set()), toast.problem);
    setBusy(false);
  };
  return (
    <div className={styles.selection}>
      <Checkbox
        label={chosen.length > 0 ? t('list.selected', { number: format.number(chosen.length) }) : t('trash.selectAll')}
        checked={chosen.length === records.length}
        indeterminate={chosen.length > 0 && chosen.length < records.length}
        onChange={(event) => onTick(new Set(event.target.checked ? records.map(({ id }) => id) : []))}
      />
      <Button size="sm" disabled={chosen.length === 0} loading={busy} onClick={restore}>
        {t('trash.restoreChosen')}
      </Button>
    </div>
  );
}

type RowProps = { object: ObjectOutline; record: WireRecord; ticked: boolean; onTick?: (on: boolean) => void };

function TrashedRecord({ object, record, ticked, onTick }: RowProps) {
  const t = useText();
  const go = useGo();
  const box = useId();
  const title = plainText(record[object.title] ?? record.id);
  const restore = () =>
    restoreRecord(object.name, record.id).then(() => {
      queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });
      toast.success(t('trash.restored', { title }), {
        label: t('action.open'),
        run: () => go(paths.record(object.name, record.id)),
      });
    }, toast.problem);
  return (
    <li className={styles.row}>
      {onTick && (
        <Checkbox
          id={box}
          aria-label={t('trash.select', { title })}
          checked={ticked}
          onChange={(event) => onTick(event.target.checked)}
        />
      )}
      <label className={styles.title} htmlFor={box} title={title}>
        {title}
      </label>
      <span className={styles.when}>
        <Time at={String(record.deleted_at)} />
      </span>
      <Button size="sm" onClick={restore}>
        {t('trash.restore')}
      </Button>
    </li>
  );
}
