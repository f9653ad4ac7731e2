import { defineRuleAction } from '../rule-action.ts';
import { type Refusal, refuse } from './refuse.ts';

/** Words that are told when the record is made or what the rule looks at changes. They keep nobody from saving. */
export const warn = defineRuleAction<Refusal>({
  ...refuse,
  name: 'warn',
  label: { zh: '提醒', en: 'Warn' },
  does: { zh: '提醒，但允许保存', en: 'Warn, and let it be saved' },
  takes: 'words',
  apply: ({ field, message }, { warnings }, { name: rule, isTouchedBy }) => {
    if (isTouchedBy(...(field === undefined ? [] : [field])))
      warnings.push({ code: 'warned', ...(field !== undefined && { field }), rule, params: { message } });
  },
});
