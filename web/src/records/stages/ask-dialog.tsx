import { useState } from 'react';
import type { FieldModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { isBlank } from '../../fields/field-value.tsx';
import { fieldWidget } from '../../fields/index.ts';
import { offeredOptions, optionsOf } from '../../fields/offered-options.ts';
import { useRules } from '../../fields/rules/use-rules.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { recordTitle } from '../model/record-title.ts';
import styles from './ask-dialog.module.css';

type Values = Record<string, unknown>;

type Props = {
  object: ObjectModel;
  record: WireRecord;
  /** What is about to be saved. */
  values: Values;
  /** The fields it requires. */
  names: string[];
  /** Nothing: the record stays as it is. */
  onAnswer: (values: Values | undefined) => void;
};

/** Asks for what the option that a record takes requires, such as why a deal was lost. */
export function AskDialog({ object, record, values, names, onAnswer }: Props) {
  const t = useText();
  const inline = useInlineLabel();
  const [given, setGiven] = useState<Values>(() => Object.fromEntries(names.map((name) => [name, record[name] ?? null])));
  const ask = useRules(object);
  const option = inline(chosenOption(object, values)?.label);
  const now = { ...record, ...values, ...given };
  const rules = ask({ values: now, before: record, given: Object.keys({ ...values, ...given }) });
  const footer = (
    <>
      <Button onClick={() => onAnswer(undefined)}>{t('action.cancel')}</Button>
      <Button
        variant="primary"
        disabled={names.some((name) => isBlank(given[name]))}
        onClick={() => onAnswer({ ...values, ...given })}
      >
        {option ? t('record.asked.confirm', { option }) : t('action.save')}
      </Button>
    </>
  );
  return (
    <Modal
      open
      onClose={() => onAnswer(undefined)}
      title={
        option
          ? t('record.asked.title', { title: recordTitle(object, record), option })
          : t('record.asked.byRule', { title: recordTitle(object, record) })
      }
      footer={footer}
      size="sm"
    >
      {names.map((name) => (
        <AskedField
          key={name}
          name={name}
          field={rules.field(name) as FieldModel}
          value={now[name] ?? null}
          onChange={(value) => setGiven((now) => ({ ...now, [name]: value }))}
        />
      ))}
    </Modal>
  );
}

function chosenOption({ fields }: ObjectModel, values: Values) {
  for (const [name, value] of Object.entries(values)) {
    const field = fields[name];
    const option = field && optionsOf(field).find((one) => one.requires && [value].flat().includes(one.value));
    if (option) return option;
  }
}

type FieldProps = { name: string; field: FieldModel; value: unknown; onChange: (value: unknown) => void };

/** Few options are seen at once; anything else has its usual editor. */
export function AskedField({ name, field, value, onChange }: FieldProps) {
  const label = useLabel();
  const { Editor, picksOne } = fieldWidget(field);
  if (picksOne && offeredOptions(field).length <= mostRadios) {
    return (
      <fieldset className={styles.reasons}>
        <legend>{label(field.label)}</legend>
        {offeredOptions(field).map((option) => (
          <label key={option.value} className={styles.reason}>
            <input type="radio" name={name} checked={value === option.value} onChange={() => onChange(option.value)} />
            {label(option.label)}
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <div className={styles.field}>
      <label htmlFor={`asked-${name}`}>{label(field.label)}</label>
      {Editor && <Editor id={`asked-${name}`} field={field} value={value} onChange={onChange} />}
    </div>
  );
}

const mostRadios = 12;
