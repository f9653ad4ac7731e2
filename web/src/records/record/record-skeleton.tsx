import { useQueryClient } from '@tanstack/react-query';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton, SkeletonRows } from '../../ui/skeleton.tsx';
import { layoutOf } from '../model/layout-of.ts';
import { useEarlyLog } from './early-log.ts';
import { knownTitle } from './known-title.ts';
import header from './record-header.module.css';
import styles from './record-skeleton.module.css';
import view from './record-view.module.css';

type Props = { object: ObjectModel; id: string; isPeek?: boolean };

/** A record on its way, in the frame it will have, under the name by which the list knows it. */
export function RecordSkeleton({ object, id, isPeek }: Props) {
  const layout = layoutOf(useModel(), object);
  const title = knownTitle(useQueryClient(), object, id);
  useEarlyLog(object, id);
  const rows = <SkeletonRows count={8} height={36} />;
  return (
    <div className={view.page} aria-busy="true">
      <div className={view.top}>
        <header className={header.header}>
          <div className={header.line}>
            <span className={header.icon}>
              <Icon name={object.icon} size={18} />
            </span>
            {title ? <h1 className={header.title}>{title}</h1> : <Skeleton width={240} height={20} />}
          </div>
          <div className={styles.figures}>
            {[96, 132, 88, 112].map((width) => (
              <Skeleton key={width} width={width} height={28} />
            ))}
          </div>
        </header>
        {layout.stage && (
          <div className={styles.stages}>
            <Skeleton height={32} />
          </div>
        )}
      </div>
      {isPeek ? (
        <div className={styles.rows}>{rows}</div>
      ) : (
        <div className={view.columns} data-columns={object.timeline === false ? 1 : 3}>
          <div className={view.properties}>
            <div className={styles.rows}>{rows}</div>
          </div>
          {object.timeline !== false && (
            <div className={view.timeline}>
              <div className={styles.rows}>{rows}</div>
            </div>
          )}
          {layout.related.some(({ tab }) => tab === undefined) && <div className={view.related}>{rows}</div>}
        </div>
      )}
    </div>
  );
}
