import { useLabel, useText } from '../../../base/use-text.ts';
import { useKindText } from '../../words/element-text.ts';
import type { Copy } from './copy-object.ts';
import styles from './objects-page.module.css';

/** What a copy does not have, so that nobody takes it for whole. */
export function LeftBehind({ left: { elements, members, uses } }: { left: Copy['left'] }) {
  const t = useText();
  const label = useLabel();
  const kindText = useKindText();
  const named = [...new Set(elements.map(label))];
  return (
    <section className={styles.left}>
      <h3>{t('studio.copy.leaves')}</h3>
      <ul>
        <li>{t('studio.copy.records')}</li>
        {named.length > 0 && <li>{t('studio.copy.elements', { names: named.join(t('studio.comma')) })}</li>}
        {members.map((member) => (
          <li key={member}>{t(`studio.copy.${member}`)}</li>
        ))}
        {Object.entries(uses).map(([kind, count]) => (
          <li key={kind}>{t('studio.copy.uses', { count, kind: kindText(kind) })}</li>
        ))}
      </ul>
    </section>
  );
}
