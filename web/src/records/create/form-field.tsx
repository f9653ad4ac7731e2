import { useId } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { fieldToFill } from '../convert/leads-to-conversion.ts';
import styles from './form-field.module.css';

type Props = {
  object: Pick<ObjectModel, 'fields' | 'conversion'>;
  name: string;
  /** All values of the form, for options that depend on others. */
  values: Record<string, unknown>;
  onChange: (value: unknown) => void;
  problem?: string;
};

/** A labelled editor with its mark when needed, its help, and what is wrong with it. */
export function FormField({ object, name, values, onChange, problem }: Props) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const field = fieldToFill(object, name);
  const Editor = field && fieldWidget(field).Editor;
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
      <Editor id={id} field={field} value={values[name] ?? null} record={values} onChange={onChange} invalid={problem} />
      {(problem || field.help) && (
        <p className={problem ? styles.problem : styles.help} role={problem ? 'alert' : undefined}>
          {problem ?? label(field.help)}
        </p>
      )}
    </div>
  );
}
