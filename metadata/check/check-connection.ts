import type { ConnectionBody, ConnectionSend } from '../define/connection.ts';
import { checkExpression } from './check-expression.ts';
import { checkStepTexts } from './check-step-texts.ts';
import type { DefinitionCheck } from './definition-check.ts';

/** What the connector itself demands (settings, actions and their inputs) is checked by the engine, which knows the connectors. */
export function checkConnection(check: DefinitionCheck, _name: string, body: ConnectionBody): void {
  for (const [name, send] of Object.entries(body.sends)) checkSend(check, `sends.${name}`, send);
}

function checkSend(check: DefinitionCheck, at: string, { object, changed, when, fields, values }: ConnectionSend): void {
  if (!check.object(`${at}.object`, object)) return;
  for (const [index, field] of (changed ?? []).entries()) check.field(`${at}.changed.${index}`, object, field);
  for (const [index, path] of (fields ?? []).entries()) check.field(`${at}.fields.${index}`, object, path);
  if (when !== undefined) checkExpression(check, `${at}.when`, { object, source: when, declared: 'boolean' });
  checkStepTexts(check, `${at}.values`, { object }, values);
}
