import type { OpenRecord } from '../record/open-record.ts';
import { RelatedCard } from './related-card.tsx';
import styles from './related-lists.module.css';

/** The lists of records that point at this one, beside its properties or on a tab. */
export function RelatedLists({ open, tab }: { open: OpenRecord; tab?: string }) {
  const lists = open.layout.related.filter((related) => related.tab === tab);
  if (lists.length === 0) return null;
  return (
    <div className={styles.lists}>
      {lists.map((related) => (
        <RelatedCard key={related.id} open={open} related={related} />
      ))}
    </div>
  );
}
