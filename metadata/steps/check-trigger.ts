import { checkFilter } from '../check/check-filter.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import type { ProcessBody } from '../define/process.ts';
import { kindOfTrigger } from '../triggers/index.ts';

/** Whether what sets a process off can come to pass. */
export function checkTrigger(
  check: DefinitionCheck,
  { trigger, actsAs = 'starter' }: Pick<ProcessBody, 'trigger' | 'actsAs'>,
): void {
  const kind = kindOfTrigger(trigger);
  checkFilter(check, 'trigger.when', { object: trigger.object, filter: trigger.when });
  kind.check?.(check, trigger);
  if (kind.acts === 'role' && typeof actsAs !== 'object') check.report('actsAs', 'noOwner');
  if (kind.acts === 'nobody' && actsAs === 'starter') check.report('actsAs', 'noStarter');
}
