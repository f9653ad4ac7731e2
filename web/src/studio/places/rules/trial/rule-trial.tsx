import { useQuery } from '@tanstack/react-query';
import { Suspense, useId, useMemo, useState } from 'react';
import type { Rule } from '../../../../../../metadata/define/rule.ts';
import type { FieldModel, WireRecord } from '../../../../../../metadata/wire.ts';
import { readRecord } from '../../../../base/records.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useText } from '../../../../base/use-text.ts';
import { fieldWidget } from '../../../../fields/index.ts';
import { linkedId } from '../../../../fields/rules/linked-id.ts';
import { useRules } from '../../../../fields/rules/use-rules.ts';
import { Segmented } from '../../../../ui/segmented.tsx';
import { typeOfPath } from '../../../model/type-of-path.ts';
import { useSpeaker } from '../use-speaker.ts';
import styles from './trial.module.css';
import { TrialEffects } from './trial-effects.tsx';
import { readTrial, trialObject } from './trial-object.ts';
import { TrialParts } from './trial-parts.tsx';

type Props = { object: string; rule: Rule };

/** Tries one rule on a record that is chosen: what of its condition holds and what does not, and what would come of it. Nothing is changed. */
export function RuleTrial({ object, rule }: Props) {
  const t = useText();
  const inputId = useId();
  const [chosen, setChosen] = useState<unknown>(null);
  const id = linkedId(chosen);
  const { objects } = useModel();
  const field = useMemo(() => linkTo(object), [object]);
  const { Editor } = fieldWidget(field);
  const { data: record } = useQuery({
    queryKey: ['studio', 'trial', object, id],
    queryFn: ({ signal }) => readRecord(object, id as string, undefined, signal),
    enabled: id !== undefined,
  });
  if (!Object.hasOwn(objects, object) || !Editor) return null;
  return (
    <details className={styles.trial}>
      <summary>{t('rules.trial')}</summary>
      <div className={styles.record}>
        <label htmlFor={inputId}>{t('rules.trial.record')}</label>
        <Editor id={inputId} field={field} value={chosen} onChange={setChosen} />
      </div>
      {record && (
        <Suspense>
          <Trial object={object} rule={rule} record={record} />
        </Suspense>
      )}
    </details>
  );
}

function Trial({ object: name, rule, record }: Props & { record: WireRecord }) {
  const t = useText();
  const speaker = useSpeaker(name);
  const [moment, setMoment] = useState<'new' | 'saved'>('new');
  const trial = useMemo(() => trialOf(speaker, rule), [speaker.model, name, rule]);
  const ask = useRules(trial);
  const answer = ask({ values: record, ...(moment === 'saved' && { before: record }), given: [] });
  const found = readTrial(rule, answer);
  return (
    <div className={styles.answer} role="status">
      <Segmented
        label={t('rules.trial.moment')}
        value={moment}
        options={[
          { value: 'new', label: t('rules.trial.new') },
          { value: 'saved', label: t('rules.trial.saved') },
        ]}
        onChange={setMoment}
      />
      <p data-holds={found.holds}>{t(found.holds ? 'rules.trial.holds' : 'rules.trial.holdsNot')}</p>
      <TrialParts speaker={speaker} when={rule.when} parts={found.parts} record={record} />
      {found.holds && <TrialEffects {...{ speaker, rule, record, answer, found }} isNew={moment === 'new'} />}
    </div>
  );
}

function trialOf(speaker: ReturnType<typeof useSpeaker>, rule: Rule) {
  const object = speaker.model.objects[speaker.object];
  if (!object) throw new Error(`there is no object ${speaker.object}`);
  return trialObject(object, rule, (path) => typeOfPath(speaker, path));
}

/** A link to any record of the object, as its widget wants it. */
function linkTo(object: string): FieldModel {
  return {
    ...{ type: 'relation', to: object, label: { zh: '', en: '' }, access: 'edit', leadsTo: [object] },
    ...{ operators: [], aggregates: [], sortable: false, groupable: false },
  } as FieldModel;
}
