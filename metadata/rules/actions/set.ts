import { expressionOf } from '../record-values.ts';
import { defineRuleAction, trimKeys } from '../rule-action.ts';

/**
 * Values that fields take unless the writer gives them: literals, `{ me: true }`, `{ today: true }`, or `{ expression: 'amount * 0.1' }`. They
 * are taken when the record is made, and when what the rule looks at changes; what somebody enters afterwards stays.
 */
export const set = defineRuleAction<Record<string, unknown>>({
  name: 'set',
  label: { zh: '设值', en: 'Set' },
  does: { zh: '给字段设值', en: 'Set fields' },
  takes: 'values',
  schema: ({ z, name }) => z.record(name, z.json()),
  check: (given, here) => {
    for (const [name, value] of Object.entries(given)) {
      const field = here.field(name, name, 'set');
      const source = expressionOf(value);
      if (!field) continue;
      if (source !== undefined) here.expression(name, source, field);
      else here.value(name, { name, field }, value);
      if (value === null && field.required) here.report(name, 'setNeverSaved', { field: name, action: neverBlank });
    }
  },
  trim: trimKeys,
  reads: (given) => ({ expressions: Object.values(given).flatMap((value) => expressionOf(value) ?? []) }),
  sets: (given) => Object.keys(given),
  apply: (given, { values }, evaluation) => {
    if (!evaluation.isTouchedBy()) return;
    for (const name in given) {
      if (evaluation.record.isGiven(name)) continue;
      const source = expressionOf(given[name]);
      values[name] = source === undefined ? evaluation.record.resolve(name, given[name]) : evaluation.evaluate(source);
    }
  },
});

const neverBlank = { zh: '设为空，而该字段必填', en: 'blanks a field that is required' };
