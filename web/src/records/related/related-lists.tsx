import type { OpenRecord } from '../record/open-record.ts';
import { RelatedCard } from './related-card.tsx';
import styles from './related-lists.module.css';

/** The lists of records that point at this one. */
export function RelatedLists({ open }: { open: OpenRecord }) {
  return (
    <div className={styles.lists}>
      {open.layout.related.map((related) => (
        <RelatedCard key={`${related.object}.${related.via}`} open={open} related={related} />
      ))}
    </div>
  );
}
