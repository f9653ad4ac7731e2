import { useLabel } from '../../../../base/use-text.ts';
import { NamesControl, ObjectControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { useBound } from '../../../store/use-studio.ts';
import { ValuesControl } from '../../rules/values-control.tsx';
import { AnswerInput } from './answer-input.tsx';
import { ChoiceInput, EmptyRuleInput, NumberInput, VoteRuleInput } from './approval-rules.tsx';
import { ApproversInput, PeopleInput } from './approvers-input.tsx';
import { OwnFieldInput, WeightsInput } from './assign-inputs.tsx';
import { CalledProcessInput, TypedFormulasInput, TypedNamesInput, TypedWaysInput } from './call-inputs.tsx';
import { ActionInput, ConnectionInput, TextsInput } from './connection-inputs.tsx';
import { EarlierStepInput } from './earlier-step-input.tsx';
import { ExpressionStepInput } from './expression-step-input.tsx';
import type { InputControl, InputProps } from './input-control.ts';
import { LengthInput } from './length-input.tsx';
import { ProcessInput } from './process-input.tsx';
import { ReaderTextInput } from './reader-text-input.tsx';
import { FieldInput, FilterInput, LinkInput, RecordInput } from './record-inputs.tsx';

function ObjectInput({ element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  return <ObjectControl label={label(declared.label)} bound={bound} clearable={!declared.required} />;
}

function ValuesInput({ object, element, declared, inputs, answers, words }: InputProps) {
  const label = useLabel();
  const into = declared.object?.({ object, inputs }) ?? object;
  return <ValuesControl label={label(declared.label)} object={into} from={object} {...{ element, answers, words }} />;
}

function PathsInput({ object, element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string[]>(element, words);
  return <NamesControl label={label(declared.label)} bound={bound} choices={useFieldChoices(object)} />;
}

function OwnFieldsInput({ object, element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string[]>(element, words);
  return <NamesControl label={label(declared.label)} bound={bound} choices={useFieldChoices(object, declared.fits)} />;
}

/** By the type that an input says it has. */
export const inputControls: Record<string, InputControl> = {
  object: ObjectInput,
  values: ValuesInput,
  paths: PathsInput,
  connection: ConnectionInput,
  action: ActionInput,
  texts: TextsInput,
  readerText: ReaderTextInput,
  answer: AnswerInput,
  process: ProcessInput,
  length: LengthInput,
  record: RecordInput,
  filter: FilterInput,
  field: FieldInput,
  link: LinkInput,
  approvers: ApproversInput,
  people: PeopleInput,
  ownFields: OwnFieldsInput,
  voteRule: VoteRuleInput,
  earlierStep: EarlierStepInput,
  emptyRule: EmptyRuleInput,
  choice: ChoiceInput,
  ownField: OwnFieldInput,
  weights: WeightsInput,
  number: NumberInput,
  expression: ExpressionStepInput,
  calledProcess: CalledProcessInput,
  typedFormulas: TypedFormulasInput,
  typedNames: TypedNamesInput,
  typedWays: TypedWaysInput,
};
