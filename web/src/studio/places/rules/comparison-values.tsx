import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { Comparison, ConditionValue } from '../../../../../metadata/rules/condition.ts';
import control from '../../frame/small-control.module.css';
import { fieldAt, typeOfPath } from '../../model/type-of-path.ts';
import type { Speaker } from './condition-words.ts';
import { takesMany, takesNone } from './offered-operators.ts';
import styles from './rules-page.module.css';

type FieldComparison = Extract<Comparison, { about: 'field' }>;
type Props = { comparison: FieldComparison; onChange: (comparison: Comparison) => void; speaker: Speaker };

/** What a field is compared with: an option, a text, a number, a day counted from today, or the person who writes. */
export function ComparisonValues({ comparison, onChange, speaker }: Props) {
  const { t, label } = speaker;
  const { operator, values, path } = comparison;
  const field = fieldAt(speaker, path);
  const answers = typeOfPath(speaker, path);
  if (takesNone(operator)) return null;
  const [value] = values;
  const write = (...next: ConditionValue[]) => onChange({ ...comparison, values: next });
  const texts = values.flatMap((each) => ('text' in each ? [each.text] : []));
  const options =
    field && 'options' in field ? field.options.map((each) => ({ value: each.value, label: label(each.label) })) : undefined;
  if (takesMany(operator) && options) {
    return (
      <MultiSelect
        className={styles.many}
        aria-label={t('rules.value')}
        data={options}
        value={texts}
        onChange={(chosen) => chosen.length > 0 && write(...chosen.map((text) => ({ text })))}
      />
    );
  }
  if (takesMany(operator)) {
    const split = (text: string) => text.split(/[,，;；、]/).map((each) => each.trim());
    return (
      <TextInput
        label={t('rules.valuesSplit')}
        value={texts.join(', ')}
        onWrite={(text) => write(...split(text).flatMap((each) => (each === '' ? [] : [{ text: each }])))}
        accepts={(text) => split(text).some((each) => each !== '')}
      />
    );
  }
  if (options) {
    return (
      <OptionChoice options={options} value={texts[0] ?? ''} label={t('rules.value')} onChoose={(text) => write({ text })} />
    );
  }
  if (answers === 'reference') return <span className={styles.fixed}>{t('rules.me')}</span>;
  if (answers === 'date' || answers === 'datetime') return <DayValue value={value} onWrite={write} speaker={speaker} />;
  if (answers === 'number') {
    return (
      <TextInput
        label={t('rules.value')}
        value={value && 'number' in value ? value.number : ''}
        onWrite={(number) => write({ number })}
        accepts={(text) => /^-?\d{1,20}(\.\d{1,10})?$/.test(text)}
        isNumber
      />
    );
  }
  return <TextInput label={t('rules.value')} value={texts[0] ?? ''} onWrite={(text) => write({ text })} accepts={() => true} />;
}

type OptionProps = {
  options: { value: string; label: string }[];
  value: string;
  label: string;
  onChoose: (value: string) => void;
};

/** One that is no option any more stays chosen, and is shown as it is written. */
function OptionChoice({ options, value, label, onChoose }: OptionProps) {
  const isKnown = options.some((option) => option.value === value);
  return (
    <select className={control.choose} aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      {!isKnown && <option value={value}>{value}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

type DayProps = { value: ConditionValue | undefined; onWrite: (value: ConditionValue) => void; speaker: Speaker };

function DayValue({ value, onWrite, speaker: { t } }: DayProps) {
  const days = value && 'days' in value ? value.days : undefined;
  const kind = days === undefined ? 'date' : days === 0 ? 'today' : days < 0 ? 'ago' : 'ahead';
  const today = new Date().toISOString().slice(0, 10);
  const begin = { date: { date: today }, today: { days: 0 }, ago: { days: -7 }, ahead: { days: 7 } };
  return (
    <>
      <select
        className={control.choose}
        aria-label={t('rules.value')}
        value={kind}
        onChange={(event) => onWrite(begin[event.target.value as keyof typeof begin])}
      >
        <option value="today">{t('rules.today')}</option>
        <option value="ago">{t('rules.daysAgoKind')}</option>
        <option value="ahead">{t('rules.daysAheadKind')}</option>
        <option value="date">{t('rules.aDay')}</option>
      </select>
      {days !== undefined && days !== 0 && (
        <TextInput
          label={t('rules.days')}
          value={String(Math.abs(days))}
          onWrite={(text) => onWrite({ days: Number(text) * Math.sign(days) })}
          accepts={(text) => /^[1-9]\d{0,3}$/.test(text)}
          isNumber
        />
      )}
      {value && 'date' in value && (
        <input
          className={control.choose}
          type="date"
          aria-label={t('rules.aDay')}
          value={value.date}
          onChange={(event) => /^[1-9]\d{3}-/.test(event.target.value) && onWrite({ date: event.target.value })}
        />
      )}
    </>
  );
}

type TextProps = {
  label: string;
  value: string;
  onWrite: (text: string) => void;
  accepts: (text: string) => boolean;
  isNumber?: boolean;
};

/** Keeps what is typed while it cannot be taken yet. */
function TextInput({ label, value, onWrite, accepts, isNumber }: TextProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && !accepts(typed);
  return (
    <input
      className={control.choose}
      data-short={isNumber || undefined}
      inputMode={isNumber ? 'decimal' : undefined}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      value={typed ?? value}
      onChange={(event) => {
        setTyped(event.target.value);
        if (accepts(event.target.value)) onWrite(event.target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
