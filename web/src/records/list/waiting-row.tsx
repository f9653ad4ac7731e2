import { Skeleton } from '../../ui/skeleton.tsx';
import type { ListColumn } from './list-columns.ts';
import styles from './list-grid.module.css';

const widths = ['62%', '48%', '71%', '55%', '66%'];

/** A row of which the record is on its way; it takes the room the record will take. */
export function WaitingRow({ columns, index, top }: { columns: ListColumn[]; index: number; top: number }) {
  return (
    <div className={styles.row} style={{ transform: `translateY(${top}px)` }} aria-hidden="true">
      <div className={styles.check} />
      {columns.map(({ path, width }, at) => (
        <div key={path} className={styles.cell} style={{ width }}>
          <Skeleton width={widths[(index + at) % widths.length]} />
        </div>
      ))}
    </div>
  );
}
