import type { Locale } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';
import { resolveValue } from '../runs/step-values.ts';
import type { RecordRun, StepRun } from './process-step.ts';

type Reader = { locale: Locale; timeZone: string };
type Writing = { step: Pick<StepRun<'notify' | 'sendMail'>, 'object' | 'shapes'>; run: Pick<RecordRun, 'record'> };

/** A text of a step as somebody reads it: in their language and time zone, with what whoever the process acts for may see of the record. */
export function textFor(
  { snapshot, clock }: Workspace,
  actor: Actor,
  { step: { object, shapes }, run: { record } }: Writing,
): (given: unknown, reader: Reader) => string {
  const here = { object, shapes, record, userId: actor.userId, now: clock.now().toISOString() };
  return (given, reader) => String(resolveValue(given, { ...here, ...reader }, { snapshot, name: 'text' }) ?? '').trim();
}
