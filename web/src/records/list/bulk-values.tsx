import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { fieldToFill } from '../convert/leads-to-conversion.ts';
import styles from './bulk-bar.module.css';
import type { List } from './use-list.ts';

/** Which field is changed of those that may be. */
export function FieldChoice({ list, field, onChoose }: { list: List; field: string; onChoose: (field: string) => void }) {
  const t = useText();
  const label = useLabel();
  const offered = Object.entries(list.object.fields).filter(
    ([, one]) => one.access === 'edit' && !one.readOnly && !one.unique && fieldWidget(one).Editor,
  );
  return (
    <select
      className={styles.select}
      aria-label={t('list.whichField')}
      value={field}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t('list.whichField')}</option>
      {offered.map(([name, one]) => (
        <option key={name} value={name}>
          {label(one.label)}
        </option>
      ))}
    </select>
  );
}

type ValueProps = { list: List; path: string; value: unknown; onChange: (value: unknown) => void; problem?: string };

/** The value that all of them get. */
export function ValueEditor({ list, path, value, onChange, problem }: ValueProps) {
  const label = useLabel();
  const field = fieldToFill(list.object, path);
  const Editor = field && fieldWidget(field).Editor;
  if (!field || !Editor) return null;
  return (
    <div>
      <p className={styles.label}>{label(field.label)}</p>
      <Editor key={path} field={field} value={value} onChange={onChange} invalid={problem} />
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
