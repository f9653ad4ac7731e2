import { type ComponentProps, useId, useState } from 'react';
import { useText } from '../base/use-text.ts';
import { classNames } from './class-names.ts';
import styles from './text-field.module.css';

type Props = Omit<ComponentProps<'input'>, 'onChange' | 'value'> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  error?: string;
};

/** A labelled input without Mantine, for the light pages before sign-in. Passwords can be shown. */
export function TextField({ label, value, onChange, help, error, type = 'text', ...rest }: Props) {
  const t = useText();
  const id = useId();
  const [shown, setShown] = useState(false);
  const isPassword = type === 'password';
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          {...rest}
          id={id}
          type={isPassword && shown ? 'text' : type}
          value={value}
          onChange={(event) => {
            event.target.setCustomValidity('');
            onChange(event.target.value);
          }}
          onInvalid={({ currentTarget }) => currentTarget.setCustomValidity(t(reasonOf(currentTarget.validity)))}
          className={classNames(styles.input, isPassword && styles.withToggle)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || help ? `${id}-hint` : undefined}
        />
        {isPassword && <PasswordToggle shown={shown} onToggle={() => setShown(!shown)} />}
      </div>
      {(error || help) && (
        <p id={`${id}-hint`} className={error ? styles.error : styles.help} role={error ? 'alert' : undefined}>
          {error ?? help}
        </p>
      )}
    </div>
  );
}

/** In the language of the page: the browser's own words come in the browser's. */
function reasonOf({ valueMissing, typeMismatch }: ValidityState): 'setup.required' | 'setup.emailWrong' | 'setup.passwordHelp' {
  if (valueMissing) return 'setup.required';
  return typeMismatch ? 'setup.emailWrong' : 'setup.passwordHelp';
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
