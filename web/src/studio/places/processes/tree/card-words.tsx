import { Fragment, type ReactNode } from 'react';
import type { ApproverSource } from '../../../../../../metadata/approvals/approver-source.ts';
import type { ProcessBody, ProcessStep } from '../../../../../../metadata/define/process.ts';
import type { Filter } from '../../../../../../metadata/query.ts';
import { readCondition } from '../../../../../../metadata/rules/read-condition.ts';
import { stepKind } from '../../../../../../metadata/steps/index.ts';
import type { Length } from '../../../../../../metadata/steps/length.ts';
import type { StepInput } from '../../../../../../metadata/steps/step-kind.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { FilterWords } from '../../../../records/list/filter-words.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useDraftObject } from '../../../model/with-draft-model.tsx';
import { sourceKind } from '../../buttons/inputs/approvers-input.tsx';
import { ConditionText, GivenText } from '../../rules/rule-sentence.tsx';
import { useSpeaker } from '../../rules/use-speaker.ts';
import { useAnswers } from '../use-answers.ts';
import styles from './process-tree.module.css';

/** What a step does, as far as a line holds it. */
export function StepWords({ object, process, step }: { object: string; process: ProcessBody; step: ProcessStep }) {
  const kind = stepKind(step.kind);
  const said = Object.entries<StepInput>(kind?.inputs ?? {}).flatMap(([name, declared]) => {
    const Words = inputWords[declared.type];
    const given = step.inputs[name];
    return Words && given !== undefined && given !== '' ? [{ name, declared, given, Words }] : [];
  });
  if (said.length === 0) return null;
  return said.map(({ name, declared, given, Words }, index) => (
    <Fragment key={name}>
      {index > 0 && ' · '}
      <Words given={given} object={declared.object?.({ object, inputs: step.inputs }) ?? object} process={process} />
    </Fragment>
  ));
}

type WordsProps = { given: unknown; object: string; process: ProcessBody };

/** By the type of an input, how it reads on a card; what is not here is for the panel only. */
const inputWords: Record<string, (props: WordsProps) => ReactNode> = {
  object: ObjectWords,
  values: ValuesWords,
  length: LengthWords,
  filter: FilterGiven,
  connection: ConnectionWords,
  approvers: ApproversWords,
  expression: ExpressionWords,
  calledProcess: CalledWords,
  people: ApproversWords,
};

function ObjectWords({ given }: WordsProps) {
  const label = useLabel();
  const object = useDraftObject(String(given));
  return <b>{object ? label(object.label) : String(given)}</b>;
}

function ValuesWords({ given, object, process }: WordsProps) {
  const speaker = useSpeaker(object);
  const answers = useAnswers(process);
  const outputText = (output: string) => answers.find(({ name }) => name === output)?.label ?? output;
  return <GivenText takes="values" given={given} speaker={{ ...speaker, outputText }} />;
}

function FilterGiven({ given, object }: WordsProps) {
  const found = useDraftObject(object);
  return found ? <FilterWords object={found} filter={given as Filter} /> : null;
}

function LengthWords({ given }: WordsProps) {
  const t = useText();
  const { amount, unit } = given as Length;
  return <b>{t(`processes.length.${unit}`, { count: amount })}</b>;
}

function ConnectionWords({ given }: WordsProps) {
  const label = useLabel();
  const found = useDraftDefinitions().find(({ kind, name }) => kind === 'connection' && name === given);
  return <b>{label((found?.body as Pick<ProcessBody, 'label'> | undefined)?.label) || String(given)}</b>;
}

function CalledWords({ given }: WordsProps) {
  const label = useLabel();
  const found = useDraftDefinitions().find(({ kind, name }) => kind === 'process' && name === given);
  return <b>{label((found?.body as Pick<ProcessBody, 'label'> | undefined)?.label) || String(given)}</b>;
}

function ExpressionWords({ given }: WordsProps) {
  return <code>{(given as { expression: string }).expression}</code>;
}

function ApproversWords({ given }: WordsProps) {
  const t = useText();
  return <b>{(given as ApproverSource[]).map((source) => t(`processes.from.${sourceKind(source)}`)).join(t('rules.comma'))}</b>;
}

/** When a branch is taken. */
export function ConditionWords({ object, when }: { object: string; when: string | undefined }) {
  const speaker = useSpeaker(object);
  const condition = readCondition(when);
  if (when === undefined) return <span className={styles.quiet}>{speaker.t('processes.noCondition')}</span>;
  return condition ? <ConditionText condition={condition} speaker={speaker} /> : <code>{when}</code>;
}
