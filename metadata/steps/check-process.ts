import { checkExpression } from '../check/check-expression.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import type { OutputShape, StepOutputs } from '../check/step-path.ts';
import { isOfRecord } from '../define/awaits-change.ts';
import { type ProcessBody, type ProcessStep, processLimits } from '../define/process.ts';
import { kindOfTrigger } from '../triggers/index.ts';
import { checkApproval, checkChoices, checkStatusStays, checkWaysBack } from './check-approval.ts';
import { checkInputs } from './check-inputs.ts';
import { checkTrigger } from './check-trigger.ts';
import { callerName, givenTo, mayWait, outputsOf, outputsOfStep, stepKind, stepKinds } from './index.ts';
import { isKnownTo } from './known-answers.ts';
import type { StepBranches, StepScope } from './step-kind.ts';
import { type PlacedStep, walkSteps } from './walk-steps.ts';

/** Whether a process can do what it says; of its steps, their kinds know. */
export function checkProcess(check: DefinitionCheck, _name: string, { trigger, steps, actsAs, approval }: ProcessBody): void {
  if (typeof actsAs === 'object') checkRole(check, 'actsAs.role', actsAs.role);
  const { object } = trigger;
  if (!check.object('trigger.object', object)) return;
  checkTrigger(check, { trigger, actsAs });
  const isDeleted = isOfRecord(trigger) && trigger.on.includes('delete');
  if (approval) checkApproval(check, object, approval);
  const placed = walkSteps(steps);
  if (placed.length === 0) check.report('steps', 'noSteps');
  if (placed.length > processLimits.steps) check.report('steps', 'tooManySteps', { max: processLimits.steps });
  checkChoices(check, { trigger, placed });
  checkWaysBack(check, placed);
  checkStatusStays(check, { status: approval?.status, placed });
  const outputs = outputsOf({ trigger, steps });
  const answered: PlacedStep[] = [];
  const ids = new Set<string>();
  for (const each of placed) {
    const { step, at, within } = each;
    if (ids.has(step.id)) check.report(`${at}.id`, 'repeatedStep', { seen: step.id });
    ids.add(step.id);
    if (within.length === processLimits.depth) check.report(at, 'tooDeep', { max: processLimits.depth });
    const whole = within.find((outer) => stepKind(outer.step.kind)?.isWhole);
    if (whole && mayWait(step)) check.report(at, 'waitsInWhole', { seen: whole.step.id });
    const repeating = within.find((outer) => stepKind(outer.step.kind)?.repeats);
    if (repeating && stepKind(step.kind)?.opensApproval) check.report(at, 'asksInEach', { seen: repeating.step.id });
    const known = new Map([...givenTo(trigger), ...knownOf(outputs, answered, within)]);
    if (kindOfTrigger(trigger).gives && step.id === callerName) check.report(`${at}.id`, 'takenStep', { seen: callerName });
    if (isDeleted && stepKind(step.kind)?.changesRecord) check.report(at, 'deletedRecord');
    checkStep(check, at, step, { object, inputs: step.inputs, outputs: known });
    answered.push(each);
  }
}

/** What steps that stand before a place answer, as far as it is known there. */
function knownOf(outputs: StepOutputs, answered: readonly PlacedStep[], within: PlacedStep['within']): StepOutputs {
  const names = answered.flatMap((placed) =>
    Object.entries(outputsOfStep(placed.step)).flatMap(([name, output]) =>
      isKnownTo(placed, output, { within }) ? [`${placed.step.id}.${name}`] : [],
    ),
  );
  return new Map(names.flatMap((name) => (outputs.has(name) ? [[name, outputs.get(name) as OutputShape] as const] : [])));
}

function checkStep(check: DefinitionCheck, at: string, step: ProcessStep, scope: StepScope): void {
  const kind = stepKind(step.kind);
  if (!kind) {
    check.report(`${at}.kind`, 'unknownType', { choices: Object.keys(stepKinds).join(', ') });
    return;
  }
  checkInputs(check, at, { kind, scope });
  checkBranches(check, at, { step, scope, wanted: kind.branches });
}

type Branching = { step: ProcessStep; scope: StepScope; wanted: StepBranches | undefined };

function checkBranches(check: DefinitionCheck, at: string, { step, scope: { object, outputs }, wanted }: Branching): void {
  const { branches = [] } = step;
  if (!wanted) {
    if (step.branches) check.report(`${at}.branches`, 'noBranches');
    return;
  }
  const { least, most = branches.length } = wanted;
  if (branches.length < least) check.report(`${at}.branches`, 'fewBranches', { min: least });
  if (branches.length > most) check.report(`${at}.branches.${most}`, 'manyBranches', { max: most });
  for (const [index, { id, when }] of branches.entries()) {
    const place = `${at}.branches.${index}`;
    if (branches.findIndex((branch) => branch.id === id) < index) check.report(`${place}.id`, 'repeatedBranch', { seen: id });
    const isAsked = wanted.conditional && index < branches.length - 1;
    if (isAsked && when === undefined) check.report(place, 'conditionLeftOut');
    else if (!isAsked && when !== undefined) check.report(`${place}.when`, 'needlessCondition');
    else if (when !== undefined) checkExpression(check, `${place}.when`, { object, outputs, source: when, declared: 'boolean' });
  }
}

function checkRole(check: DefinitionCheck, at: string, name: string): void {
  if (check.model.roles.has(name)) check.refer(at, { kind: 'role', name });
  else check.report(at, 'unknownRole', { seen: name });
}
