import { checkValue } from '../check/check-value.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { storedField } from '../check/field-demands.ts';
import { type ApprovalSettings, approvalStates, type ProcessBody } from '../define/process.ts';
import { inputProblems } from './check-inputs.ts';
import { askingBefore, askingOnTheWay, stepKind } from './index.ts';
import type { PlacedStep } from './walk-steps.ts';

/** Whether the object has what its approvals write and lock. */
export function checkApproval(check: DefinitionCheck, object: string, { status, locks }: ApprovalSettings): void {
  const field = status && check.field('approval.status.field', object, status.field, storedField);
  if (field)
    for (const state of approvalStates) {
      const value = status[state];
      if (value !== undefined) checkValue(check, `approval.status.${state}`, { name: status.field, field }, value);
    }
  if (!Array.isArray(locks)) return;
  for (const [index, name] of locks.entries()) check.field(`approval.locks.${index}`, object, name);
}

/** Whoever chooses has to be asked: the submitter by the button that they press, an approver in a step that always comes before. */
export function checkChoices(
  check: DefinitionCheck,
  { trigger, placed }: Pick<ProcessBody, 'trigger'> & { placed: readonly PlacedStep[] },
): void {
  for (const each of placed.filter(isSound)) {
    const by = stepKind(each.step.kind)?.chooses?.(each.step.inputs)?.chosenBy;
    const at = `${each.at}.inputs.approvers`;
    if (by === 'submitter' && trigger.kind !== 'button') check.report(at, 'chosenWithoutButton');
    if (by === 'approver' && !askingBefore(placed, each)) check.report(at, 'chosenWithoutStep');
  }
}

/** How the approval stands is written by the process alone. */
export function checkStatusStays(
  check: DefinitionCheck,
  { status, placed }: Pick<ApprovalSettings, 'status'> & { placed: readonly PlacedStep[] },
): void {
  for (const { step, at } of placed) {
    const edited = stepKind(step.kind)?.opensApproval ? step.inputs.edits : undefined;
    if (status && Array.isArray(edited) && edited.includes(status.field))
      check.report(`${at}.inputs.edits`, 'statusEdited', { seen: status.field });
  }
}

/** What leads back leads to a step that asks people, and through which everything has come. */
export function checkWaysBack(check: DefinitionCheck, placed: readonly PlacedStep[]): void {
  for (const each of placed.filter(isSound)) {
    const target = stepKind(each.step.kind)?.goesBackTo?.(each.step.inputs);
    const choices = askingOnTheWay(placed, each).map(({ id }) => id);
    if (target === undefined || choices.includes(target)) continue;
    const none = { zh: '无', en: 'none' };
    check.report(`${each.at}.inputs.rejectTo`, 'unknownEarlierStep', { seen: target, choices: choices.join(', ') || none });
  }
}

/** Whether a step is told what it has to be; what is wrong otherwise is reported with its inputs. */
function isSound({ step }: PlacedStep): boolean {
  const kind = stepKind(step.kind);
  return kind !== undefined && inputProblems(kind, step.inputs).length === 0;
}
