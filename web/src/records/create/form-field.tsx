import { useId } from 'react';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { fieldWidget } from '../../fields/index.ts';
import styles from './form-field.module.css';

type Props = {
  /** The field as the rules have it. */
  field: FieldModel | undefined;
  name: string;
  value: unknown;
  /** Its value is seen, and nothing else. */
  isLocked?: boolean;
  onChange: (value: unknown) => void;
  problem?: string;
  /** Of rows: what is wrong with single cells. */
  cells?: Readonly<Record<string, string>>;
};

/** A labelled editor with its mark when needed, its help, and what is wrong with it. */
export function FormField({ field, name, value, isLocked = false, onChange, problem, cells }: Props) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const widget = field && fieldWidget(field);
  const Editor = widget?.FormEditor ?? widget?.Editor;
  if (!field || !Editor) return null;
  return (
    <div className={styles.field} data-field={name}>
      <label className={styles.label} htmlFor={id}>
        {label(field.label)}
        {field.required && (
          <span className={styles.required} title={t('record.create.required')}>
            *
          </span>
        )}
      </label>
      {isLocked ? (
        <div className={styles.locked}>
          <FieldValue field={field} value={value} />
        </div>
      ) : (
        <Editor id={id} field={field} value={value ?? null} onChange={onChange} invalid={problem} cells={cells} />
      )}
      {(problem || field.help) && (
        <p className={problem ? styles.problem : styles.help} role={problem ? 'alert' : undefined}>
          {problem ?? label(field.help)}
        </p>
      )}
    </div>
  );
}
