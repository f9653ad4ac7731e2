import { useText } from '../../base/use-text.ts';
import { reachFields } from '../../fields/reach-fields.ts';
import { Icon } from '../../ui/icon.tsx';
import type { OpenRecord } from './open-record.ts';
import styles from './phone-bar.module.css';

/** What one does with a record on the way, within reach of the thumb. */
export function PhoneBar({ open: { object, record }, onLog }: { open: OpenRecord; onLog?: () => void }) {
  const t = useText();
  const firstOf = (names: string[]) => names.flatMap((name) => record[name] || [])[0] as string | undefined;
  const [phone, email] = [firstOf(reachFields(object, 'tel')), firstOf(reachFields(object, 'mailto'))];
  if (!phone && !email && !onLog) return null;
  return (
    <div className={styles.bar}>
      {phone && (
        <a className={styles.action} href={`tel:${phone}`}>
          <Icon name="phone" size={20} />
          {t('record.call')}
        </a>
      )}
      {email && (
        <a className={styles.action} href={`mailto:${email}`}>
          <Icon name="mail" size={20} />
          {t('record.mail')}
        </a>
      )}
      {onLog && (
        <button type="button" className={styles.action} data-main onClick={onLog}>
          <Icon name="pencil" size={20} />
          {t('record.log')}
        </button>
      )}
    </div>
  );
}
