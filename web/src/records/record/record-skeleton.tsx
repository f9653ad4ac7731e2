import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './record-skeleton.module.css';

/** A record on its way, in the shape it will have. */
export function RecordSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <div className={styles.head}>
        <Skeleton width={32} height={32} />
        <Skeleton width={240} height={20} />
      </div>
      <div className={styles.figures}>
        {[96, 132, 88, 112].map((width) => (
          <Skeleton key={width} width={width} height={28} />
        ))}
      </div>
      <SkeletonRows count={8} height={36} />
    </div>
  );
}
