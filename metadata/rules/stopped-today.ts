import type { Field } from '../define/field.ts';
import type { Gate } from '../define/gate.ts';
import type { ExpressionType } from '../expression/expression-type.ts';
import { refusedToday } from './refused-today.ts';
import { quote } from './write-condition.ts';

type Known = { fields: Readonly<Record<string, Field>>; typeOf(field: string): ExpressionType };

/**
 * Conditions that are true of the records that stand at a gate today, and of those among them that could not go on. What an expression cannot ask, such as
 * whether there are files, is taken as it should be.
 */
export function stoppedToday(gate: Gate, known: Known): { here: string; stopped: string } {
  const { fields = [], checklists = [], conditions = {} } = gate.leave ?? {};
  const here = `${gate.field} = ${quote(gate.option)}${gate.when === undefined ? '' : ` AND (${gate.when})`}`;
  const missing = fields.flatMap((name) => {
    const { does, expression } = refusedToday({ require: [name] }, known);
    return does === 'refuse' ? [expression] : [];
  });
  const open = checklists.flatMap((name) => {
    const field = known.fields[name];
    const items = field && 'options' in field ? (field.options ?? []) : [];
    return items.filter(({ archived }) => !archived).map(({ value }) => `NOT INCLUDES(${name}, ${quote(value)})`);
  });
  const untrue = Object.values(conditions).flatMap(({ holds }) => (holds === '' ? [] : [`NOT (${holds})`]));
  const any = [...missing, ...open, ...untrue];
  return { here, stopped: any.length === 0 ? 'FALSE' : `${here} AND (${any.join(' OR ')})` };
}
