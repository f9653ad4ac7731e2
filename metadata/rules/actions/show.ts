import { defineRuleAction, findingsOf, trimFields } from '../rule-action.ts';

/** Fields that are there only while the condition of one of the rules that show them holds. What they hold is kept. */
export const show = defineRuleAction<string[]>({
  name: 'show',
  label: { zh: '显示', en: 'Show' },
  does: { zh: '显示字段', en: 'Show fields' },
  takes: 'fields',
  schema: ({ z, name }) => z.array(name).min(1).max(200),
  check: (names, here) => {
    for (const [at, name] of names.entries()) here.field(`${at}`, name, 'any');
  },
  trim: trimFields,
  apply: (names, findings) => {
    for (const name of names) findingsOf(findings, name).shown = true;
  },
  lapse: (names, findings) => {
    for (const name of names) findingsOf(findings, name).shown ??= false;
  },
});
