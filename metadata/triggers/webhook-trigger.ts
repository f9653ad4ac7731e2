import { checkRequired } from '../check/check-required.ts';
import type { DefinitionCheck } from '../check/definition-check.ts';
import { writableField } from '../check/field-demands.ts';
import type { WebhookTrigger } from '../define/trigger.ts';
import type { TriggerKind } from './trigger-kind.ts';

/** Finds or makes the record with the rights of a role, for whoever sends is nobody here. */
export const webhookTrigger: TriggerKind<WebhookTrigger> = {
  beginning: { kind: 'webhook', takes: [] },
  kept({ object: _object, when: _when, key: _key, missing: _missing, takes, ...others }) {
    return { ...others, takes: takes.map(({ into: _into, ...taken }) => taken) };
  },
  action: 'call',
  acts: 'role',
  check(check, trigger) {
    const { object, takes, key, missing } = trigger;
    for (const [index, { name, into }] of takes.entries()) {
      const at = `trigger.takes.${index}`;
      if (takes.findIndex((taken) => taken.name === name) < index) check.report(`${at}.name`, 'repeatedTaken', { seen: name });
      if (into === undefined) continue;
      check.field(`${at}.into`, object, into, writableField);
      if (takes.findIndex((taken) => taken.into === into) < index) check.report(`${at}.into`, 'repeatedTaken', { seen: into });
    }
    if (key !== undefined) checkKey(check, trigger, key);
    if (missing !== 'refuse') checkRequired(check, 'trigger.takes', { object, values: valuesOf(trigger) });
  },
  watches: ({ key }) => (key === undefined ? [] : [key]),
  gives: ({ takes }) =>
    Object.fromEntries(takes.map(({ name, type = 'text' }) => [name, { label: { zh: name, en: name }, type }])),
  writes({ object, takes, key, missing }) {
    const fields = takes.flatMap(({ into }) => into ?? []);
    const changed = fields.filter((field) => field !== key);
    return [
      ...(missing === 'refuse' ? [] : [{ object, action: 'create' as const, fields }]),
      ...(key !== undefined && changed.length > 0 ? [{ object, action: 'edit' as const, fields: changed }] : []),
    ];
  },
};

/** A record is found by a value that always comes. */
function checkKey(check: DefinitionCheck, { object, takes }: WebhookTrigger, key: string): void {
  check.field('trigger.key', object, key);
  const at = takes.findIndex(({ into }) => into === key);
  if (at < 0) check.report('trigger.key', 'keyNotTaken', { seen: key }, object);
  else if (!takes[at]?.required) check.report(`trigger.takes.${at}.required`, 'keyNotTaken', { seen: key }, object);
}

function valuesOf({ takes }: WebhookTrigger): Record<string, unknown> {
  return Object.fromEntries(takes.flatMap(({ into, from }) => (into === undefined ? [] : [[into, from]])));
}
