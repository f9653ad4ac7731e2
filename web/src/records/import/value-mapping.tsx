import { Autocomplete, Select } from '@mantine/core';
import type { FieldModel, ImportColumn } from '../../../../metadata/wire.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './column-row.module.css';
import { RecordName } from './record-name.tsx';
import type { Unmatched } from './unmatched.ts';

type Props = {
  /** With the first row that each stands in, where it is known. */
  unmatched: (Unmatched & { row?: number })[];
  planned: ImportColumn;
  field: FieldModel | undefined;
  /** Object whose records the values name. */
  names?: string;
  /** How many there are, where not all of them are told. */
  total?: string;
  onChange: (values: Record<string, string>) => void;
};

/** So few are shown at once. */
const fewEnough = 5;

const summaries = { error: 'import.unmatched', empty: 'import.unmatchedEmpty', create: 'import.unmatchedMade' } as const;

/** Turns cells that fit nothing into values that do. What is spelt the same is filled in already; what is alike is offered. */
export function ValueMapping({ unmatched, planned, field, names, total, onChange }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const values = planned.values ?? {};
  const options =
    field && 'options' in field ? field.options.map(({ value, label: text }) => ({ value, label: label(text) })) : [];
  const known = [...new Set(unmatched.flatMap(({ same, nearest }) => same ?? nearest ?? []))];
  const nameOf = (value: string) => options.find((option) => option.value === value)?.label ?? value;
  const decided = unmatched.filter(({ value }) => values[value] !== undefined).length;
  const write = (value: string, becomes: string | null) => {
    const { [value]: _, ...rest } = values;
    onChange(becomes ? { ...rest, [value]: becomes } : rest);
  };
  const leaveEmpty = (which: Unmatched[]) =>
    onChange({ ...values, ...Object.fromEntries(which.map(({ value }) => [value, ''])) });
  const placeOf = (count: number, row: number | undefined) => {
    if (row === undefined) return t('import.timesSeen', { count: format.number(count) });
    return count === 1 ? t('import.inRow', { row }) : t('import.timesSeenFrom', { count: format.number(count), row });
  };
  return (
    <details className={styles.mapping} open={known.length > 0 || options.length > 0 || unmatched.length <= fewEnough}>
      <summary>
        {t(summaries[(names !== undefined && planned.missing) || 'error'], { count: total ?? unmatched.length })}
        {decided > 0 && <span className={styles.decided}> · {t('import.decided', { count: decided })}</span>}
      </summary>
      {unmatched.length > 1 && (
        <Button size="sm" variant="ghost" onClick={() => leaveEmpty(unmatched)}>
          {t('import.leaveAllEmpty')}
        </Button>
      )}
      <ul className={styles.values}>
        {unmatched.map(({ value, count, nearest, row }) => (
          <li key={value} className={styles.pair}>
            <span className={styles.seen}>
              {value}
              <small>{placeOf(count, row)}</small>
            </span>
            <Icon name="arrow-right" className={styles.arrow} />
            {options.length > 0 ? (
              <Select
                aria-label={`${t('import.becomes')}: ${value}`}
                placeholder={values[value] === '' ? t('import.missing.empty') : t('import.asIs')}
                data={options}
                value={values[value] || null}
                onChange={(becomes) => write(value, becomes)}
                searchable
                clearable
                clearButtonProps={{ 'aria-label': t('action.clear') }}
              />
            ) : names !== undefined ? (
              <RecordName
                key={values[value] === '' ? 'empty' : 'name'}
                object={names}
                label={`${t('import.becomes')}: ${value}`}
                placeholder={values[value] === '' ? t('import.missing.empty') : t('import.asIs')}
                known={known}
                mayBeNew={planned.missing === 'create'}
                value={values[value] ?? ''}
                onChange={(becomes) => write(value, becomes)}
              />
            ) : (
              <Autocomplete
                aria-label={`${t('import.becomes')}: ${value}`}
                placeholder={values[value] === '' ? t('import.missing.empty') : t('import.asIs')}
                data={known}
                value={values[value] ?? ''}
                onChange={(becomes) => write(value, becomes)}
              />
            )}
            {nearest !== undefined && values[value] === undefined && (
              <Button size="sm" variant="ghost" className={styles.offer} onClick={() => write(value, nearest)}>
                {t('import.take', { name: nameOf(nearest) })}
              </Button>
            )}
            {values[value] === undefined && (
              <Button size="sm" variant="ghost" className={styles.offer} onClick={() => leaveEmpty([{ value, count }])}>
                {t('import.missing.empty')}
              </Button>
            )}
            {values[value] === '' && (
              <Button size="sm" variant="ghost" className={styles.offer} onClick={() => write(value, null)}>
                {t('import.asIs')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
