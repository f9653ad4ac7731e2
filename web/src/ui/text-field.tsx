import { type ComponentProps, useId, useState } from 'react';
import { useText } from '../base/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './text-field.module.css';
import { useFieldProblem } from './use-field-problem.ts';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string;
};

/** A labelled input without Mantine, for the light pages before sign-in. Passwords can be shown. */
export function TextField({ label, value, onChange, help, error, type = 'text', ...rest }: Props) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const { problem, listen } = useFieldProblem(error);
  const isPassword = type === 'password';
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...rest}
          {...listen}
          id={id}
          type={isPassword && shown ? 'text' : type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={classNames(styles.input, isPassword && styles.withToggle)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem || help ? `${id}-hint` : undefined}
        />
        {isPassword && <PasswordToggle shown={shown} onToggle={() => setShown(!shown)} />}
      </div>
      {(problem || help) && (
        <p id={`${id}-hint`} className={problem ? styles.error : styles.help} role={problem ? 'alert' : undefined}>
          {problem ?? help}
        </p>
      )}
    </div>
  );
}

function PasswordToggle({ shown, onToggle }: { shown: boolean; onToggle: () => void }) {
  const t = useText();
  return (
    <button
      type="button"
      className={styles.toggle}
      onClick={onToggle}
      aria-label={t(shown ? 'ui.hidePassword' : 'ui.showPassword')}
      tabIndex={-1}
    >
      {t(shown ? 'ui.hide' : 'ui.show')}
    </button>
  );
}
