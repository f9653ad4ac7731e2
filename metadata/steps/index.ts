import type { ChosenSource } from '../approvals/approver-source.ts';
import { type OutputShape, readStepPath } from '../check/step-path.ts';
import type { StepWrite } from '../check/step-write.ts';
import type { ProcessBody, ProcessStep } from '../define/process.ts';
import { kindOfTrigger } from '../triggers/index.ts';
import { approvalSteps } from './approval-steps.ts';
import { assignSteps } from './assign-steps.ts';
import { branchSteps } from './branch-steps.ts';
import { callSteps } from './call-steps.ts';
import { computeSteps } from './compute-steps.ts';
import { connectionSteps } from './connection-steps.ts';
import { eventSteps } from './event-steps.ts';
import { foundSteps } from './found-steps.ts';
import { messageSteps } from './message-steps.ts';
import { recordSteps } from './record-steps.ts';
import { repeatSteps } from './repeat-steps.ts';
import type { StepInput, StepKind, StepOutput } from './step-kind.ts';
import { timeSteps } from './time-steps.ts';
import { pathsOfValue } from './value-paths.ts';
import { type PlacedStep, stepsOf, walkSteps } from './walk-steps.ts';

/** Every kind of step that a process can have. */
export const stepKinds = {
  ...recordSteps,
  ...foundSteps,
  ...branchSteps,
  ...repeatSteps,
  ...callSteps,
  ...timeSteps,
  ...eventSteps,
  ...approvalSteps,
  ...messageSteps,
  ...assignSteps,
  ...computeSteps,
  ...connectionSteps,
};

export type StepKindName = keyof typeof stepKinds;

/** What a step of a kind is told. */
export type InputsOf<Name extends StepKindName> = (typeof stepKinds)[Name]['example'];

export function stepKind(name: string): StepKind | undefined {
  return Object.hasOwn(stepKinds, name) ? (stepKinds[name as StepKindName] as StepKind) : undefined;
}

/** The paths of the triggering record that a step reads; its branches' steps read theirs themselves. */
export function pathsOfStep(step: StepReading): string[] {
  return readingOf(step).filter((path) => !readStepPath(path));
}

/** Those of them whose values a step works with; the others it shows to people, or sends. */
export function pathsWorkedWith({ kind, inputs, branches }: StepReading): string[] {
  const declared: Record<string, StepInput> = stepKind(kind)?.inputs ?? {};
  const worked = Object.entries(inputs).filter(([name]) => !declared[name]?.isShown);
  return pathsOfStep({ kind, inputs: Object.fromEntries(worked), branches });
}

/** The paths of what earlier steps answered that a step reads: `steps.make.record.name`. */
export function stepPathsOf(step: StepReading): string[] {
  return readingOf(step).filter((path) => readStepPath(path));
}

type StepReading = Pick<ProcessStep, 'kind' | 'inputs' | 'branches'>;

function readingOf({ kind, inputs, branches = [] }: StepReading): string[] {
  const told = Object.entries<StepInput>(stepKind(kind)?.inputs ?? {}).flatMap(([name, { reads }]) =>
    inputs[name] === undefined ? [] : (reads?.(inputs[name]) ?? []),
  );
  return [...told, ...branches.flatMap(({ when }) => pathsOfValue({ expression: when }))];
}

/** What a step answers, by name. */
export function outputsOfStep({ kind, inputs }: Pick<ProcessStep, 'kind' | 'inputs'>): Record<string, StepOutput> {
  const { outputs = {}, answers } = stepKind(kind) ?? {};
  return { ...outputs, ...answers?.(inputs) };
}

/** Whether a step may wait. */
export function mayWait({ kind, inputs }: Pick<ProcessStep, 'kind' | 'inputs'>): boolean {
  const { waits = false } = stepKind(kind) ?? {};
  return typeof waits === 'function' ? waits(inputs) : waits;
}

/** What all steps of a process answer, and what its trigger gives them. */
export function outputsOf({ trigger, steps }: Pick<ProcessBody, 'trigger' | 'steps'>): Map<string, OutputShape> {
  return new Map([
    ...givenTo(trigger),
    ...stepsOf({ steps }).flatMap(({ id, kind, inputs }) =>
      Object.entries(outputsOfStep({ kind, inputs })).map(([name, output]): [string, OutputShape] => [
        `${id}.${name}`,
        'type' in output ? { type: output.type } : { object: output.object(inputs, trigger.object) },
      ]),
    ),
  ]);
}

/** What another process, or another system, gives one that it has run is named as if a step of this name had answered it. */
export const callerName = 'call';

/** What a process is given by another one, or by another system, that has it run; every step of it knows that. */
export function givenTo(trigger: ProcessBody['trigger']): Map<string, OutputShape> {
  const taken = Object.entries(kindOfTrigger(trigger).gives?.(trigger) ?? {});
  return new Map(taken.map(([name, { type }]) => [`${callerName}.${name}`, { type }]));
}

/** Whether a process has a step that makes runs and waits for them. */
export function makesRuns(process: Pick<ProcessBody, 'steps'>): boolean {
  return stepsOf(process).some(({ kind }) => stepKind(kind)?.makesRuns);
}

/** The connections that a step names. */
export function connectionsOfStep({ kind, inputs }: Pick<ProcessStep, 'kind' | 'inputs'>): string[] {
  return Object.entries<StepInput>(stepKind(kind)?.inputs ?? {}).flatMap(([name, { type }]) =>
    type === 'connection' ? [String(inputs[name])] : [],
  );
}

/** The processes that a step has run. */
export function processesOfStep({ kind, inputs }: Pick<ProcessStep, 'kind' | 'inputs'>): string[] {
  return Object.entries<StepInput>(stepKind(kind)?.inputs ?? {}).flatMap(([name, { type }]) =>
    type === 'calledProcess' ? [String(inputs[name])] : [],
  );
}

/** What a process does to records, step by step, beginning with its trigger. */
export function writesOf(process: ProcessBody): StepWrite[] {
  const { trigger } = process;
  const { object } = trigger;
  const status = process.approval?.status;
  return [
    ...(kindOfTrigger(trigger).writes?.(trigger) ?? []),
    ...stepsOf(process).flatMap(({ kind, inputs }) => stepKind(kind)?.writes(inputs, object) ?? []),
    ...(status ? [{ object, action: 'edit' as const, fields: [status.field] }] : []),
  ];
}

/** Whether a process has a step that asks people to decide about its record. */
export function mayOpenApproval({ steps }: { steps: readonly Pick<ProcessStep, 'kind' | 'branches'>[] }): boolean {
  return steps.some(
    ({ kind, branches = [] }) => stepKind(kind)?.opensApproval === true || branches.some((branch) => mayOpenApproval(branch)),
  );
}

/** The nearest step above that asks people to decide, where everything that comes to this step has come through it. */
export function askingBefore(placed: readonly PlacedStep[], { step, within }: PlacedStep): ProcessStep | undefined {
  const above = placed.slice(
    0,
    placed.findIndex((each) => each.step.id === step.id),
  );
  const nearest = above.findLast((each) => stepKind(each.step.kind)?.opensApproval);
  const isOnTheWay = nearest?.within.every(({ branch }, level) => within[level]?.branch === branch);
  return isOnTheWay ? nearest?.step : undefined;
}

/** The steps above that ask people to decide, and through which everything comes that comes to this step. */
export function askingOnTheWay(placed: readonly PlacedStep[], { step, within }: PlacedStep): ProcessStep[] {
  const above = placed.slice(
    0,
    placed.findIndex((each) => each.step.id === step.id),
  );
  const isOnTheWay = (each: PlacedStep) => each.within.every(({ branch }, level) => within[level]?.branch === branch);
  return above.filter((each) => stepKind(each.step.kind)?.opensApproval && isOnTheWay(each)).map((each) => each.step);
}

/** The step whose approvers are chosen by those who approve in this one, and how. */
export function choiceAfter(
  { steps }: Pick<ProcessBody, 'steps'>,
  id: string,
): ({ step: ProcessStep } & ChosenSource) | undefined {
  const placed = walkSteps(steps);
  const next = placed.find((each) => {
    const isChosen = stepKind(each.step.kind)?.chooses?.(each.step.inputs)?.chosenBy === 'approver';
    return isChosen && askingBefore(placed, each)?.id === id;
  });
  const chosen = next && stepKind(next.step.kind)?.chooses?.(next.step.inputs);
  return chosen && { step: next.step, ...chosen };
}

/** The steps whose approvers whoever submits it chooses, and how. */
export function choicesBefore(process: Pick<ProcessBody, 'steps'>): ({ placed: PlacedStep } & ChosenSource)[] {
  return walkSteps(process.steps).flatMap((placed) => {
    const chosen = stepKind(placed.step.kind)?.chooses?.(placed.step.inputs);
    return chosen?.chosenBy === 'submitter' ? [{ placed, ...chosen }] : [];
  });
}
