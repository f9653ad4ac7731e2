import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useText } from '../../base/use-text.ts';
import { findField } from '../../fields/find-field.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { BoardColumn } from './board-columns.ts';
import styles from './column-head.module.css';
import type { BoardModel, BoardTotals } from './use-board.ts';

type Props = {
  board: BoardModel;
  column: BoardColumn;
  name: string;
  totals: BoardTotals | undefined;
  isCollapsed: boolean;
  onToggle: () => void;
};

/** A column's name, how many cards it has, and what they are worth. */
export function ColumnHead({ board, column, name, totals, isCollapsed, onToggle }: Props) {
  const t = useText();
  const format = useFormat();
  const model = useModel();
  const count = totals?.count ?? 0;
  const dot = <span className={styles.dot} style={{ background: `var(--${column.option?.color ?? 'gray'}-fg)` }} />;
  if (isCollapsed) {
    return (
      <button
        type="button"
        className={styles.folded}
        aria-expanded={false}
        title={t('board.expand', { column: name })}
        onClick={onToggle}
      >
        {dot}
        <span className={styles.count}>{count}</span>
        <span className={styles.upright}>{name}</span>
      </button>
    );
  }
  const { sum, weighted } = board.view.board ?? {};
  const figure = (path: string, value = '0', short = false): string => {
    if (findField(model, board.object.name, path)?.field.money) return format.money(value, { short });
    return short ? format.shortNumber(value) : format.number(value);
  };
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        {dot}
        <h2 title={name}>{name}</h2>
        <span className={styles.count}>{totals ? format.number(count) : ''}</span>
        <IconButton
          size="sm"
          className={styles.fold}
          icon={<Icon name="chevron-left" />}
          label={t('board.collapse', { column: name })}
          onClick={onToggle}
        />
      </div>
      {sum && (
        <p className={styles.sums}>
          {totals ? (
            <>
              <strong title={t('board.sum', { amount: figure(sum, totals.sum) })}>{figure(sum, totals.sum, true)}</strong>
              {weighted && (
                <span title={figure(weighted, totals.weighted)}>
                  {t('board.weighted', { amount: figure(weighted, totals.weighted, true) })}
                </span>
              )}
            </>
          ) : (
            <Skeleton width={96} />
          )}
        </p>
      )}
    </header>
  );
}
