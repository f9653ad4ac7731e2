import { useText } from '../../base/use-text.ts';
import styles from './gate-layout.module.css';

/** Says that what is typed here travels in the clear, or that the server refuses it for that reason. */
export function InsecureNotice({ insecure, refused }: { insecure: boolean; refused?: boolean }) {
  const t = useText();
  if (!insecure && !refused) return null;
  return (
    <p className={styles.notice} role="note">
      {t(refused ? 'gate.insecureRefused' : 'gate.insecure')}
    </p>
  );
}
