import type { TriedProcess } from '../../../../../../metadata/api/automations.ts';
import { plainText } from '../../../../base/plain-text.ts';
import { useFormat } from '../../../../base/use-format.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChangedRecord } from '../tree/changed-record.tsx';
import type { Outcomes } from '../tree/outcomes.ts';

type TriedStep = TriedProcess['steps'][number];

/** What would come of a process, part by part. */
export function outcomesOf({ steps }: TriedProcess): Outcomes {
  return {
    ofStep(id) {
      const tried = steps.filter((each) => each.step === id);
      if (tried.length === 0) return { state: 'passed' };
      const state = tried.some(({ problem }) => problem !== undefined)
        ? 'failed'
        : tried.every(({ until }) => until === undefined)
          ? 'done'
          : 'waits';
      const said = tried.filter(hasWords);
      return { state, words: said.length > 0 && said.map((step, at) => <TriedWords key={at} step={step} />) };
    },
    ofBranch: (step, branch) => ({
      state: steps.some((each) => each.step === step && each.branches?.includes(branch)) ? 'done' : 'passed',
    }),
  };
}

function hasWords(step: TriedStep): boolean {
  const { problem, until, call, asks, tells, records = [] } = step;
  return (
    tells !== undefined ||
    step.items !== undefined ||
    asks !== undefined ||
    problem !== undefined ||
    until !== undefined ||
    call !== undefined ||
    records.length > 0
  );
}

/** What would come of a step, beneath its card. */
function TriedWords({ step }: { step: TriedStep }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { objects } = useModel();
  return (
    <>
      {step.item && <b>{step.item} </b>}
      {step.problem}
      {step.items !== undefined && t('processes.tryItems', { count: step.items })}
      {step.until && t('processes.tryUntil', { time: format.dateTime(step.until) })}
      {step.until === null && t('processes.tryWaits')}
      {step.asks && t('processes.tryAsks', { names: step.asks.join(t('rules.comma')) || '—' })}
      {step.tells && <ToldWords tells={step.tells} />}
      {step.call && t('processes.tryCall', { connection: step.call.connection })}
      {step.records?.map(({ object, id, title, isNew, changes }) => (
        <ChangedRecord key={id} {...{ object, changes }}>
          {t(isNew ? 'processes.tryMakes' : 'processes.tryChanges', {
            object: label(objects[object]?.label) || object,
            title: plainText(title) || '—',
          })}
          {changes.length === 0 && <p>{t('processes.tryNothing')}</p>}
        </ChangedRecord>
      ))}
    </>
  );
}

/** What would be told or written, and to whom. */
function ToldWords({ tells }: { tells: NonNullable<TriedStep['tells']> }) {
  const t = useText();
  const label = useLabel();
  const said = Map.groupBy(tells, (each) => label(each.said));
  if (tells.length === 0) return t('processes.tryTellsNobody');
  return [...said].map(([words, same]) => (
    <p key={words}>{t('processes.tryTells', { names: same.map(({ to }) => to).join(t('rules.comma')), words })}</p>
  ));
}
