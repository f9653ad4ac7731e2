import type { ComponentType } from 'react';
import { useText } from '../base/use-text.ts';
import styles from './editor.module.css';
import type { EditorProps, FilterValueProps } from './field-widget.ts';

type Props = FilterValueProps & { Editor: ComponentType<EditorProps> };

/** From and to, both included. */
export function PairValue({ field, value, onChange, Editor }: Props) {
  const t = useText();
  const [from = null, to = null] = Array.isArray(value) ? value : [];
  return (
    <div className={styles.row}>
      <Editor field={field} value={from} onChange={(next) => onChange([next, to])} autoFocus />
      <span className={styles.between}>{t('fields.to')}</span>
      <Editor field={field} value={to} onChange={(next) => onChange([from, next])} />
    </div>
  );
}
