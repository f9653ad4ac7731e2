import type { Save } from '../model/save-record.tsx';
import { Properties } from '../properties/properties.tsx';
import { RelatedLists } from '../related/related-lists.tsx';
import type { OpenRecord } from './open-record.ts';
import styles from './record-tab.module.css';

/** A further page of a record: its own sections and related lists, over the whole width. */
export function RecordTab({ open, tab, save }: { open: OpenRecord; tab: string; save: Save }) {
  return (
    <div className={styles.tab} data-element={`tabs.${tab}`}>
      <div className={styles.sections}>
        <Properties open={open} save={save} tab={tab} />
      </div>
      <RelatedLists open={open} tab={tab} />
    </div>
  );
}
