import { Autocomplete, Select } from '@mantine/core';
import type { ImportColumn } from '../../../../metadata/define/import-plan.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
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
  const values = planned.values ?? {};
  const options =
    field && 'options' in field ? field.options.map(({ value, label: text }) => ({ value, label: label(text) })) : [];
  const known = [...new Set(unmatched.flatMap(({ same, nearest }) => same ?? nearest ?? []))];
  const decided = unmatched.filter(({ value }) => values[value] !== undefined).length;
  const write = (value: string, becomes: string | null) => {
    const { [value]: _, ...rest } = values;
    onChange(becomes ? { ...rest, [value]: becomes } : rest);
  };
  const leaveEmpty = (which: readonly { value: string }[]) =>
    onChange({ ...values, ...Object.fromEntries(which.map(({ value }) => [value, ''])) });
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
        {unmatched.map((each) => (
          <MappedValue
            key={each.value}
            seen={each}
            given={values[each.value]}
            takes={{ options, names, known, mayBeNew: planned.missing === 'create' }}
            onWrite={(becomes) => write(each.value, becomes)}
            onLeaveEmpty={() => leaveEmpty([each])}
          />
        ))}
      </ul>
    </details>
  );
}

/** What a value may become: an option, the name of a record, or any text. */
type Takes = { options: { value: string; label: string }[]; names: string | undefined; known: string[]; mayBeNew: boolean };

type MappedValueProps = {
  seen: Props['unmatched'][number];
  /** Empty: it is left empty. */
  given: string | undefined;
  takes: Takes;
  onWrite: (becomes: string | null) => void;
  onLeaveEmpty: () => void;
};

function MappedValue({ seen: { value, count, nearest, row }, given, takes, onWrite, onLeaveEmpty }: MappedValueProps) {
  const t = useText();
  const format = useFormat();
  const nameOf = (name: string) => takes.options.find((option) => option.value === name)?.label ?? name;
  const place = () => {
    if (row === undefined) return t('import.timesSeen', { count: format.number(count) });
    return count === 1 ? t('import.inRow', { row }) : t('import.timesSeenFrom', { count: format.number(count), row });
  };
  return (
    <li className={styles.pair}>
      <span className={styles.seen}>
        {value}
        <small>{place()}</small>
      </span>
      <Icon name="arrow-right" className={styles.arrow} />
      <ValueInput label={`${t('import.becomes')}: ${value}`} given={given} takes={takes} onWrite={onWrite} />
      {nearest !== undefined && given === undefined && (
        <Button size="sm" variant="ghost" className={styles.offer} onClick={() => onWrite(nearest)}>
          {t('import.take', { name: nameOf(nearest) })}
        </Button>
      )}
      {given === undefined && (
        <Button size="sm" variant="ghost" className={styles.offer} onClick={onLeaveEmpty}>
          {t('import.missing.empty')}
        </Button>
      )}
      {given === '' && (
        <Button size="sm" variant="ghost" className={styles.offer} onClick={() => onWrite(null)}>
          {t('import.asIs')}
        </Button>
      )}
    </li>
  );
}

type ValueInputProps = Pick<MappedValueProps, 'given' | 'takes' | 'onWrite'> & { label: string };

function ValueInput({ label, given, takes: { options, names, known, mayBeNew }, onWrite }: ValueInputProps) {
  const t = useText();
  const placeholder = given === '' ? t('import.missing.empty') : t('import.asIs');
  if (options.length > 0)
    return (
      <Select
        aria-label={label}
        placeholder={placeholder}
        data={options}
        value={given || null}
        onChange={onWrite}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('action.clear') }}
      />
    );
  if (names === undefined)
    return <Autocomplete aria-label={label} placeholder={placeholder} data={known} value={given ?? ''} onChange={onWrite} />;
  return (
    <RecordName
      key={given === '' ? 'empty' : 'name'}
      object={names}
      label={label}
      placeholder={placeholder}
      known={known}
      mayBeNew={mayBeNew}
      value={given ?? ''}
      onChange={onWrite}
    />
  );
}
