import type { z } from 'zod';
import type { ChosenSource } from '../approvals/approver-source.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import type { StepOutputs } from '../check/step-path.ts';
import type { StepWrite } from '../check/step-write.ts';
import type { Field } from '../define/field.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import type { Label } from '../label.ts';

export type StepInputs = Record<string, unknown>;

/** Where a step stands while it is checked. */
export type StepScope = {
  /** Of the records that set the process off. */
  object: string;
  inputs: StepInputs;
  /** What the steps before it answer. */
  outputs: StepOutputs;
};

/** One thing that a step is told, and all that a settings panel needs to let people give it. */
export type StepInput<Value = unknown> = {
  /** What is given: `object`, `values`, `connection`, … ; a panel has an editor for each. */
  type: string;
  label: Label;
  required: boolean;
  schema: z.ZodType<Value>;
  /** Of a `choice`: its values, the first of which holds where nothing is said. */
  choices?: Readonly<Record<string, Label>>;
  /** Of a `field`: those that can be chosen. */
  fits?(field: Field): boolean;
  /** `value`, or `values` by name: a literal, or what is worked out for each record. A `setting` stands as it is. */
  holds: 'setting' | 'value' | 'values';
  check?(check: DefinitionCheck, at: string, given: Value, scope: StepScope): void;
  /** Paths of the record that set the process off. */
  reads?(given: Value): string[];
  /** Of a formula: what it has to come to. */
  comesTo?(inputs: StepInputs): ExpressionType;
  /** False where what else is told leaves it without effect: it is not asked for then. */
  matters?(inputs: StepInputs): boolean;
  /** What it reads is shown to people or sent, and not worked with. */
  isShown?: true;
  /** Of values that fields take: the object whose fields they are. */
  object?(scope: Pick<StepScope, 'object' | 'inputs'>): string;
};

/**
 * What the step answers, for later steps to name: a record of an object, as `{ output: 'step.name' }` or by its fields as `steps.step.name.field` in
 * expressions and templates; or a value of a type, as `steps.step.name`.
 */
export type StepOutput<Inputs extends StepInputs = StepInputs> = {
  label: Label /** Known in the branches of the step alone. */;
  inside?: true;
} & ({ object(inputs: Inputs, triggering: string): string } | { type: ExpressionType });

/**
 * Which branches a step of a kind has. `conditional`: each has a condition but the last, which is taken when none is met. Else none has one.
 */
export type StepBranches = {
  conditional: boolean;
  least: number;
  most?: number;
  /** Of those whose meaning is their place: what they are called. */
  names?: readonly Label[];
};

/**
 * A kind of step, as checks, panels and the engine ask for it. Nobody else knows it by name. What it does is in
 * `server/src/process/steps`.
 */
export type StepKind<Inputs extends StepInputs = StepInputs> = {
  label: Label;
  /** What it does, in a sentence, where kinds are chosen. */
  about: Label;
  icon: string;
  inputs: { [Name in keyof Inputs]-?: StepInput<Exclude<Inputs[Name], undefined>> };
  outputs: Record<string, StepOutput<Inputs>>;
  /** What it answers beside that, where the inputs say so. */
  answers?(inputs: Inputs): Record<string, StepOutput<Inputs>>;
  writes(inputs: Inputs, triggering: string): StepWrite[];
  /** Of a kind that branches. */
  branches?: StepBranches;
  /** The steps in its branches are done as a whole or not at all, so none of them can wait. */
  isWhole?: boolean;
  /** Its branch is done once for each of many records; what is answered in there is known in there alone. */
  repeats?: true;
  /** It makes runs and waits for them. */
  makesRuns?: true;
  /** What it answers is what the process that has run this one gets. */
  givesBack?: true;
  /** It changes the record that set the process off. */
  changesRecord?: boolean;
  /** It may wait, so that what was done before it is committed by then. */
  waits?: boolean | ((inputs: Inputs) => boolean);
  /** The object whose changes it may wait for. */
  awaits?(inputs: Inputs, triggering: string): string;
  /** People decide about the record in it. */
  opensApproval?: true;
  /** Somebody chooses who decides in it. */
  chooses?(inputs: Inputs): ChosenSource | undefined;
  /** The earlier step that it leads back to. */
  goesBackTo?(inputs: Inputs): string | undefined;
  /** It keeps from being submitted what nobody would decide about. */
  refuses?(inputs: Inputs): boolean;
  /** It tells people something, by notices or mail. */
  tells?: true;
  /** What no input can say by itself. */
  check?(check: DefinitionCheck, at: string, scope: StepScope & { inputs: Inputs }): void;
  /** Inputs that pass every check where there is a sales pipeline; panels begin with them. */
  example: Inputs;
};
