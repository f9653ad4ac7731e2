import { useState } from 'react';
import { useText } from '../base/use-text.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './secret.module.css';

/** Something shown once, such as a link or a key, with a way to copy it. Without HTTPS the browser has no clipboard: one click selects it. */
export function Secret({ help, value, copyLabel }: { help: string; value: string; copyLabel: string }) {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(value).then(() => setCopied(true));
  return (
    <div className={styles.column}>
      <p>{help}</p>
      <code className={styles.secret}>{value}</code>
      {navigator.clipboard && (
        <Button icon={<Icon name={copied ? 'check' : 'copy'} />} onClick={copy}>
          {copied ? t('action.copied') : copyLabel}
        </Button>
      )}
    </div>
  );
}
