import { useState } from 'react';
import type { ProblemLine } from '../../../../metadata/api/shapes.ts';
import type { GateModel, ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import type { ApiProblem } from '../../base/api-problem.ts';
import { useRecord } from '../../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../../base/use-text.ts';
import { isBlank } from '../../fields/field-value.tsx';
import { optionsOf } from '../../fields/offered-options.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { recordTitle } from '../model/record-title.ts';
import { AskedField } from './ask-dialog.tsx';
import { Checklist } from './checklist.tsx';
import styles from './gate-dialog.module.css';

type Values = Record<string, unknown>;

type Props = {
  object: ObjectModel;
  record: WireRecord;
  /** What was about to be saved. */
  values: Values;
  /** Why it was not. */
  refused: ApiProblem;
  /** Nothing: the record stays as it is. */
  onAnswer: (values: Values | undefined) => void;
};

/** Says why a record does not get through the gates of its stage, and takes what is missing, to try once more. */
export function GateDialog({ object, record, values, refused, onAnswer }: Props) {
  const t = useText();
  const inline = useInlineLabel();
  const problems = refused.details.problems ?? [];
  const gates = gatesOf(object, problems);
  const names = missingFields(object, problems, gates);
  const { data: stored } = useRecord(object.name, record.id, names, { enabled: names.length > 0 });
  const [given, setGiven] = useState<Values>({});
  const now: Values = { ...record, ...stored, ...values, ...given };
  const needed = problems.flatMap(({ code, field }) => (code === 'gateRequires' && field ? [field] : []));
  const option = inline(optionTaken(object, values, gates)?.label);
  const title = recordTitle(object, record);
  const footer = (
    <>
      <Button onClick={() => onAnswer(undefined)}>{t(names.length > 0 ? 'action.cancel' : 'action.close')}</Button>
      {names.length > 0 && (
        <Button
          variant="primary"
          disabled={needed.some((name) => isBlank(now[name]))}
          onClick={() => onAnswer({ ...values, ...given })}
        >
          {option ? t('record.asked.confirm', { option }) : t('action.save')}
        </Button>
      )}
    </>
  );
  return (
    <Modal
      open
      size="sm"
      onClose={() => onAnswer(undefined)}
      title={option ? t('record.asked.title', { title, option }) : t('record.asked.byRule', { title })}
      footer={footer}
    >
      <Reasons problems={problems} gates={gates} />
      {names.map((name) => (
        <MissingField
          key={name}
          object={object}
          name={name}
          value={now[name] ?? null}
          onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
        />
      ))}
    </Modal>
  );
}

function Reasons({ problems, gates }: { problems: readonly ProblemLine[]; gates: readonly GateModel[] }) {
  const label = useLabel();
  const guidance = [...new Set(gates.map((gate) => label(gate.guidance)).filter((text) => text !== ''))];
  return (
    <>
      <ul className={styles.reasons} role="alert">
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{message}</li>
        ))}
      </ul>
      {guidance.map((text) => (
        <p key={text} className={styles.guidance}>
          {text}
        </p>
      ))}
    </>
  );
}

type MissingProps = { object: ObjectModel; name: string; value: unknown; onChange: (value: unknown) => void };

function MissingField({ object, name, value, onChange }: MissingProps) {
  const field = object.fields[name];
  if (!field) return null;
  // Of several options, each is a thing that was done.
  if ('options' in field && !field.groupable) return <Checklist field={field} value={value} onChange={onChange} />;
  return <AskedField name={name} field={field} value={value} onChange={onChange} />;
}

function gatesOf({ gates = {} }: ObjectModel, problems: readonly ProblemLine[]): GateModel[] {
  const names = [...new Set(problems.flatMap(({ gate }) => gate ?? []))];
  return names.flatMap((name) => gates[name] ?? []);
}

/** What its reader can fill in so that the gates open: what they ask for, and what their conditions look at. */
function missingFields(object: ObjectModel, problems: readonly ProblemLine[], gates: readonly GateModel[]): string[] {
  const moved = gates.map(({ field }) => field);
  const named = problems.flatMap(({ field, asks = [] }) => [...(field ? [field] : []), ...asks]);
  return [...new Set(named)].filter((name) => object.fields[name]?.access === 'edit' && !moved.includes(name));
}

function optionTaken({ fields }: ObjectModel, values: Values, gates: readonly GateModel[]) {
  for (const { field: name } of gates) {
    const field = fields[name];
    const option = field && optionsOf(field).find(({ value }) => value === values[name]);
    if (option) return option;
  }
}
