import { useText } from '../../base/use-text.ts';
import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';

type Setting = { label: string; help?: string };

/** A text that is the same in every language. */
export function TextControl({
  label,
  help,
  bound,
  example,
  code,
}: Setting & { bound: Bound<string>; example?: string; code?: boolean }) {
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <input
          id={id}
          className={`${styles.input} ${code ? styles.code : ''}`}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          placeholder={example}
          value={bound.value ?? ''}
          onChange={(event) => bound.write(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Property>
  );
}

type NumberBound = { asText?: false; bound: Bound<number> } | { asText: true; bound: Bound<string> };

/** A number; `asText` keeps decimals of any size as they are written. */
export function NumberControl({ label, help, min, max, ...rest }: Setting & NumberBound & { min?: number; max?: number }) {
  const write = (text: string) => {
    const wanted = text.trim();
    if (wanted === '') rest.bound.write(undefined);
    else if (rest.asText) rest.bound.write(wanted);
    else if (Number.isFinite(Number(wanted))) rest.bound.write(Number(wanted));
  };
  return (
    <Property label={label} help={help} bound={rest.bound}>
      {({ id, describedBy, isWrong }) => (
        <input
          id={id}
          className={styles.input}
          type={rest.asText ? 'text' : 'number'}
          inputMode="decimal"
          min={min}
          max={max}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          value={rest.bound.value ?? ''}
          onChange={(event) => write(event.target.value)}
        />
      )}
    </Property>
  );
}

/** On or off. `standard` is what holds while nothing is said. */
export function SwitchControl({ label, help, bound, standard = false }: Setting & { bound: Bound<boolean>; standard?: boolean }) {
  return (
    <Property label="" bound={bound}>
      {({ id, describedBy }) => (
        <div className={styles.switch}>
          <input
            id={id}
            type="checkbox"
            aria-label={label}
            aria-describedby={describedBy}
            checked={bound.value ?? standard}
            onChange={(event) => bound.write(event.target.checked === standard ? undefined : event.target.checked)}
          />
          <label htmlFor={id}>
            {label}
            {help && <span className={styles.help}> {help}</span>}
          </label>
        </div>
      )}
    </Property>
  );
}

/** For a switch that says the opposite of what is kept: on where `off` is not said. Its `standard` is true. */
export function turned(off: Bound<boolean>): Bound<boolean> {
  return { ...off, value: off.value !== true, write: (on) => off.write(on === false ? true : undefined) };
}

type ChoiceProps = Setting & {
  bound: Bound<string>;
  choices: readonly { value: string; label: string }[];
  /** What no choice is called; without it one has to be chosen. */
  none?: string;
};

/** One of a few. */
export function ChoiceControl({ label, help, bound, choices, none }: ChoiceProps) {
  const t = useText();
  const isUnknown = bound.value !== undefined && !choices.some(({ value }) => value === bound.value);
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <select
          id={id}
          className={styles.input}
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          value={bound.value ?? ''}
          onChange={(event) => bound.write(event.target.value || undefined)}
        >
          {(none !== undefined || bound.value === undefined) && <option value="">{none ?? t('ui.selectPlaceholder')}</option>}
          {isUnknown && <option value={bound.value}>{bound.value}</option>}
          {choices.map(({ value, label: name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Property>
  );
}

/** Short texts, one a line. */
export function TextsControl({ label, help, bound, example }: Setting & { bound: Bound<string[]>; example?: string }) {
  const write = (text: string) => {
    const lines = text.split(/[\n,，;；、]/).map((line) => line.trim());
    const texts = lines.filter((line, index) => line !== '' || index === lines.length - 1);
    bound.write(texts.join('') === '' ? undefined : texts);
  };
  return (
    <Property label={label} help={help} bound={bound}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          className={styles.input}
          aria-describedby={describedBy}
          placeholder={example}
          value={(bound.value ?? []).join('\n')}
          onChange={(event) => write(event.target.value)}
          onBlur={() => bound.value?.includes('') && bound.write(bound.value.filter((line) => line !== ''))}
        />
      )}
    </Property>
  );
}
