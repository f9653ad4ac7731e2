import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import styles from './column-row.module.css';
import { joinedName } from './joined-columns.ts';

type Props = { planned: ImportColumn; joined: ImportColumn[]; onPutFirst: () => void };

/** Says that a column makes up a text together with others, and in which order. */
export function JoinOrder({ planned, joined, onPutFirst }: Props) {
  const t = useText();
  if (joined.length === 0) return null;
  const isFirst = joined[0]?.column === planned.column;
  return (
    <div className={styles.dates}>
      <span className={styles.reads}>{t('import.joined', { columns: joinedName(joined) })}</span>
      {!isFirst && (
        <Button size="sm" onClick={onPutFirst}>
          {t('import.putFirst', { column: planned.column })}
        </Button>
      )}
    </div>
  );
}
