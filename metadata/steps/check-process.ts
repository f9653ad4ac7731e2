import { checkExpression } from '../check/check-expression.ts';
import { checkFilter } from '../check/check-filter.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { type ProcessBody, type ProcessStep, processLimits } from '../define/process.ts';
import { checkApproval } from './check-approval.ts';
import { checkInputs } from './check-inputs.ts';
import { stepKind, stepKinds } from './index.ts';
import type { StepBranches, StepScope } from './step-kind.ts';
import { type PlacedStep, walkSteps } from './walk-steps.ts';

/** Whether a process can do what it says; of its steps, their kinds know. */
export function checkProcess(check: DefinitionCheck, _name: string, { trigger, steps, approval }: ProcessBody): void {
  const { object, changed, when } = trigger;
  if (!check.object('trigger.object', object)) return;
  for (const [index, field] of (changed ?? []).entries()) check.field(`trigger.changed.${index}`, object, field);
  checkFilter(check, 'trigger.when', { object, filter: when });
  if (approval) checkApproval(check, object, approval);
  const placed = walkSteps(steps);
  if (placed.length > processLimits.steps) check.report('steps', 'tooManySteps', { max: processLimits.steps });
  const outputs = new Map<string, string>();
  const ids = new Set<string>();
  for (const { step, at, within } of placed) {
    if (ids.has(step.id)) check.report(`${at}.id`, 'repeatedStep', { seen: step.id });
    ids.add(step.id);
    if (within.length === processLimits.depth) check.report(at, 'tooDeep', { max: processLimits.depth });
    const answered = new Map([...outputs].filter(([name]) => isBefore(placed, name, within)));
    const whole = within.find((outer) => stepKind(outer.step.kind)?.isWhole);
    if (whole && stepKind(step.kind)?.waits) check.report(at, 'waitsInWhole', { seen: whole.step.id });
    checkStep(check, at, step, { object, inputs: step.inputs, outputs: answered });
    for (const [name, output] of Object.entries(stepKind(step.kind)?.outputs ?? {}))
      outputs.set(`${step.id}.${name}`, output.object(step.inputs, object));
  }
}

/** False for what a step of another branch answers: it may not have come yet. */
function isBefore(placed: readonly PlacedStep[], output: string, within: PlacedStep['within']): boolean {
  const answering = placed.find(({ step }) => output.startsWith(`${step.id}.`));
  return !answering?.within.some(({ step, branch }) => within.some((mine) => mine.step === step && mine.branch !== branch));
}

function checkStep(check: DefinitionCheck, at: string, step: ProcessStep, scope: StepScope): void {
  const kind = stepKind(step.kind);
  if (!kind) {
    check.report(`${at}.kind`, 'unknownType', { choices: Object.keys(stepKinds).join(', ') });
    return;
  }
  checkInputs(check, at, { kind, scope });
  checkBranches(check, at, { step, object: scope.object, wanted: kind.branches });
}

type Branching = { step: ProcessStep; object: string; wanted: StepBranches | undefined };

function checkBranches(check: DefinitionCheck, at: string, { step, object, wanted }: Branching): void {
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
    else if (when !== undefined) checkExpression(check, `${place}.when`, { object, source: when, declared: 'boolean' });
  }
}
