import { useQuery } from '@tanstack/react-query';
import type { ViewBody } from '../../../../metadata/define/view.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { aggregateRecords } from '../../base/records.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { Amount } from '../../ui/amount.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './pipeline.module.css';

type Board = ViewBody & { name: string; board: NonNullable<ViewBody['board']> };

/** The first board that adds up an amount, stage by stage. */
export function Pipeline() {
  const model = useModel();
  const board = model.views.find((view): view is typeof view & Board => view.board?.sum !== undefined);
  const object = board && model.objects[board.object];
  return object ? <PipelineCard object={object} board={board} /> : null;
}

function PipelineCard({ object, board }: { object: ObjectModel; board: Board }) {
  const t = useText();
  const label = useLabel();
  const inline = useInlineLabel();
  const format = useFormat();
  const stages = useStages(object, board);
  return (
    <Card
      title={label(board.label)}
      actions={
        <Link to={paths.list(object.name)} search={{ view: board.name }}>
          {t('home.board')}
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
            search={{ view: board.name, layout: 'table', filter: { field: board.board.field, op: 'eq', value: stage.value } }}
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

/** Open stages that hold records, in the order of the choice, with the share of the largest sum. */
function useStages(object: ObjectModel, { filter, board }: Board) {
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
  const field = object.fields[board.field];
  if (!data || field?.type !== 'choice') return undefined;
  const found = new Map(data.rows.map((row) => [row.keys[0], row.values]));
  const largest = Math.max(...data.rows.map((row) => Number(row.values.sum ?? 0)), 1);
  return field.options
    .filter((option) => (option.kind ?? 'open') === 'open' && found.has(option.value))
    .map((option) => {
      const sum = Number(found.get(option.value)?.sum ?? 0);
      return { ...option, count: Number(found.get(option.value)?.count ?? 0), sum, share: sum / largest };
    });
}
