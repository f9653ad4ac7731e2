import styles from './skeleton.module.css';

/** Stands for text that is on its way; takes the room the text will take. */
export function Skeleton({ width = '100%', height = 12 }: { width?: number | string; height?: number }) {
  return <span className={styles.line} style={{ width, height }} />;
}

const widths = ['62%', '48%', '71%', '55%', '66%', '43%'];

/** Rows of a list that is on its way. */
export function SkeletonRows({ count = 6, height = 40 }: { count?: number; height?: number }) {
  return (
    <div className={styles.rows} aria-busy="true">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className={styles.row} style={{ height }}>
          <Skeleton width={widths[index % widths.length]} />
          <Skeleton width="12%" />
        </div>
      ))}
    </div>
  );
}
