import { useInfiniteQuery } from '@tanstack/react-query';
import type { PressedRow } from '../../../../metadata/api/buttons.ts';
import type { ChoiceColor } from '../../../../metadata/define/field.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { closePressReport } from '../../base/press-report.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Link } from '../../ui/link.tsx';
import { Modal } from '../../ui/modal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './press-report.module.css';

const colors: Record<PressedRow['status'], ChoiceColor> = { done: 'green', waiting: 'blue', failed: 'red' };

/** What a button pressed for many came to, record by record, those that failed first. Goes on looking while some are waited for. */
export function PressReport({ job }: { job: string }) {
  const t = useText();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKeys.jobs, 'presses', job],
    queryFn: ({ pageParam }) => api.get(`/jobs/${job}/presses`, { query: { after: pageParam } }),
    initialPageParam: 0,
    getNextPageParam: (page) => page.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some(({ status }) => status === 'waiting')) ? 1000 : false,
  });
  return (
    <Modal open onClose={closePressReport} title={t('buttons.answers')} size="md">
      {!data && <SkeletonRows />}
      <ul className={styles.rows}>
        {data?.pages
          .flatMap(({ rows }) => rows)
          .map((row) => (
            <PressRow key={row.record.id} row={row} />
          ))}
      </ul>
      {hasNextPage && (
        <Button size="sm" onClick={() => void fetchNextPage()}>
          {t('buttons.more')}
        </Button>
      )}
    </Modal>
  );
}

function PressRow({ row: { record, status, problems = [] } }: { row: PressedRow }) {
  const t = useText();
  const title = record.title ?? '—';
  return (
    <li className={styles.row}>
      <span className={styles.title}>
        {record.object ? (
          <Link to={paths.record(record.object, record.id)} onClick={closePressReport}>
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      <Chip color={colors[status]}>{t(`buttons.status.${status}`)}</Chip>
      {problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          {problem}
        </p>
      ))}
    </li>
  );
}
