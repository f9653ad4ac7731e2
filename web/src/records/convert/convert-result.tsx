import type { Reference } from '../../../../metadata/wire.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { RecordLink } from '../../fields/record-link.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './convert-result.module.css';

/** The records that came of a conversion. */
export function ConvertResult({ records }: { records: Record<string, Reference> }) {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  return (
    <>
      <p className={styles.done} role="status">
        <Icon name="circle-check" size={18} />
        {t('record.convert.done')}
      </p>
      <ul>
        {Object.entries(records).map(([object, reference]) => (
          <li key={object} className={styles.record}>
            <Icon name={outlines[object]?.icon ?? ''} />
            <span className={styles.kind}>{label(outlines[object]?.label)}</span>
            <RecordLink object={object} value={reference} />
          </li>
        ))}
      </ul>
    </>
  );
}
