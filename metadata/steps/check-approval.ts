import { checkValue } from '../check/check-value.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { storedField } from '../check/field-demands.ts';
import { type ApprovalSettings, approvalStates } from '../define/process.ts';

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
