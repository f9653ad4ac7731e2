import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { restoreRecord } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useRecordPages } from '../../base/use-records.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { useGo } from '../../ui/use-go.ts';
import { usePluralLabel } from '../shell/navigation.ts';
import styles from './trash-page.module.css';

/** One object's deleted records, the last deleted first. */
export function TrashedRecords({ object }: { object: ObjectModel }) {
  const t = useText();
  const plural = usePluralLabel();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useRecordPages(object.name, {
    trash: true,
    select: [object.title, 'deleted_at'],
    sort: [{ field: 'deleted_at', direction: 'desc' }],
  });
  const records = data?.pages.flatMap((page) => page.records);
  if (!records) return <SkeletonRows />;
  if (records.length === 0) {
    return <EmptyState icon="trash" title={t('trash.none')} help={t('trash.noneHelp', { objects: plural(object) })} />;
  }
  return (
    <ul className={styles.list}>
      {records.map((record) => (
        <TrashedRecord key={record.id} object={object} record={record} />
      ))}
      {hasNextPage && (
        <li className={styles.more}>
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('action.more')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function TrashedRecord({ object, record }: { object: ObjectModel; record: WireRecord }) {
  const t = useText();
  const go = useGo();
  const title = String(record[object.title] ?? record.id);
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
      <span className={styles.title} title={title}>
        {title}
      </span>
      <span className={styles.when}>
        <Time at={String(record.deleted_at)} />
      </span>
      <Button size="sm" onClick={restore}>
        {t('trash.restore')}
      </Button>
    </li>
  );
}
