import { defineRuleAction, findingsOf, trimFields } from '../rule-action.ts';

/**
 * Fields whose values stay while the condition holds. It must have held before the change too: what closes a record may still be saved
 * together with its last words, and what opens it with its first.
 */
export const readOnly = defineRuleAction<string[]>({
  name: 'readOnly',
  label: { zh: '只读', en: 'Read-only' },
  does: { zh: '只读', en: 'Make fields read-only' },
  takes: 'fields',
  schema: ({ z, name }) => z.array(name).min(1).max(200),
  check: (names, here) => {
    for (const [at, name] of names.entries()) here.field(`${at}`, name, 'written');
  },
  trim: trimFields,
  settled: true,
  apply: (names, findings, evaluation) => {
    for (const name of names) findingsOf(findings, name).locked ??= evaluation;
  },
});
