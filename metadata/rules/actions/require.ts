import { defineRuleAction, findingsOf, trimFields } from '../rule-action.ts';

/** Fields that must hold a value. Records from before are left alone until the field, or what the rule looks at, changes. */
export const require = defineRuleAction<string[]>({
  name: 'require',
  label: { zh: '必填', en: 'Require' },
  does: { zh: '必填', en: 'Require fields' },
  takes: 'fields',
  schema: ({ z, name }) => z.array(name).min(1).max(200),
  check: (names, here) => {
    for (const [at, name] of names.entries()) {
      here.field(`${at}`, name, 'written');
      if (name in here.sets && here.sets[name] === null)
        here.report(`${at}`, 'setNeverSaved', { field: name, action: neverBlank });
    }
  },
  trim: trimFields,
  asksFor: (names) => names,
  apply: (names, findings, evaluation) => {
    for (const name of names) {
      const found = findingsOf(findings, name);
      found.required = true;
      if (evaluation.isCheckpoint) {
        found.held = [...(found.held ?? []), evaluation];
        continue;
      }
      if ((!found.asked || evaluation.gate) && evaluation.isTouchedBy(name)) found.asked = evaluation;
    }
  },
});

const neverBlank = { zh: '必填，却被设为空', en: 'requires a value and blanks it' };
