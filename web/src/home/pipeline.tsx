import { useQuery } from '@tanstack/react-query';
import { paths } from '../base/paths.ts';
import { queryKeys } from '../base/query-keys.ts';
import { aggregateRecords } from '../base/records.ts';
import { useFormat } from '../base/use-format.ts';
import { useModel } from '../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../base/use-text.ts';
import { recordsOf } from '../dashboards/drill.ts';
import { Amount } from '../ui/amount.tsx';
import { Card } from '../ui/card.tsx';
import { Link } from '../ui/link.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { findOpenRecords, type OpenRecords, type ViewCard } from './open-records.ts';
import styles from './pipeline.module.css';

/** All open records, stage by stage: they add up to the open figure above. */
export function Pipeline({ object, view }: ViewCard) {
  const open = findOpenRecords(useModel(), object, view);
  return open ? <PipelineCard open={open} /> : null;
}

function PipelineCard({ open }: { open: OpenRecords }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const format = useFormat();
  const stages = useStages(open);
  const { object, board } = open;
  const objects = inline(object.plural ?? object.label);
  return (
    <Card
      title={t('home.pipeline', { objects })}
      aside={stages && stages.length > 0 && format.number(stages.reduce((sum, { count }) => sum + count, 0))}
      actions={
        <Link to={paths.list(object.name)} search={{ view: board.name }}>
          {label(board.label)}
        </Link>
      }
    >
      {!stages && <SkeletonRows count={4} height={36} />}
      {stages?.length === 0 && <p className={styles.none}>{t('home.pipelineNone', { object: inline(object.label) })}</p>}
      <div className={styles.rows}>
        {stages?.map((stage) => (
          <Link
            key={stage.value}
            to={paths.list(object.name)}
            search={recordsOf({ field: board.board.field, op: 'eq', value: stage.value })}
            className={styles.row}
          >
            <span className={styles.stage}>{label(stage.label)}</span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${stage.share * 100}%` }} />
            </span>
            <span className={styles.count}>{format.number(stage.count)}</span>
            <span className={styles.sum}>
              <Amount value={stage.sum} short />
            </span>
          </Link>
        ))}
      </div>
    </Card>
  );
}

/** Stages that hold records, in the order of the choice, with the share of the largest sum. */
function useStages({ object, board: { board }, options, filter }: OpenRecords) {
  const { data } = useQuery({
    queryKey: queryKeys.records(object.name, 'stages', board, filter),
    queryFn: ({ signal }) =>
      aggregateRecords(
        object.name,
        {
          filter,
          group: [{ field: board.field }],
          measures: [
            { name: 'count', aggregate: 'count' },
            { name: 'sum', aggregate: 'sum', field: board.sum },
          ],
        },
        signal,
      ),
  });
  if (!data) return undefined;
  const found = new Map(data.rows.map((row) => [row.keys[0], row.values]));
  const largest = Math.max(...data.rows.map((row) => Number(row.values.sum ?? 0)), 1);
  return options
    .filter(({ value }) => found.has(value))
    .map((option) => {
      const sum = Number(found.get(option.value)?.sum ?? 0);
      return { ...option, count: Number(found.get(option.value)?.count ?? 0), sum, share: sum / largest };
    });
}
