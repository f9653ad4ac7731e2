import { checkValue } from '../check/check-value.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { storedField } from '../check/field-demands.ts';
import { type ApprovalSettings, approvalStates, type ProcessBody } from '../define/process.ts';
import { askingBefore, stepKind } from './index.ts';
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
  for (const each of placed) {
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
