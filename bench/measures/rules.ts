import type { ExpressionType } from '../../metadata/expression/expression-type.ts';
import { readRules } from '../../metadata/rules/read-rules.ts';
import type { RuleRecord } from '../../metadata/rules/rule-action.ts';
import { ruleLanguage } from '../../metadata/rules/rule-language.ts';
import { ruleCases, ruledObject, sixtyRules } from '../../metadata/rules/sixty-rules.test-support.ts';
import { workOutRules } from '../../metadata/rules/work-out-rules.ts';
import { printFigure, round } from '../report-line.ts';

const { fields } = ruledObject.body;
const types: Record<string, ExpressionType> = {
  ...{ case: 'text', note: 'text', stage: 'text', size: 'number', double: 'number', tags: 'texts' },
  ...{ due: 'date', keeper: 'reference', 'parent.level': 'text' },
};
const language = ruleLanguage({
  typeOf: (path) => types[path],
  formulaOf(name) {
    const field = fields[name];
    return field && 'expression' in field ? field.expression : undefined;
  },
});
const fifty = readRules({ fields, rules: Object.fromEntries(Object.entries(sixtyRules).slice(0, 50)) }, { language });

/** What it costs to ask fifty written rules of one record, in processor time. */
export async function measureRules(): Promise<void> {
  const records = ruleCases.map(({ given }) => recordOf(given));
  const rounds = 200;
  for (const record of records) workOutRules(fifty, record);
  const begun = process.cpuUsage();
  for (let at = 0; at < rounds; at++) for (const record of records) workOutRules(fifty, record);
  const { user, system } = process.cpuUsage(begun);
  const ours = round((user + system) / 1000 / (rounds * records.length), 3);
  printFigure({ name: 'rules', ours, unit: 'ms CPU a record', reach: '≤ 0.1', ok: ours <= 0.1 });
}

function recordOf(given: Record<string, unknown>): RuleRecord {
  return {
    isNew: true,
    value: (path) => given[path] ?? null,
    prior: () => null,
    isChanged: (field) => field in given,
    isGiven: (field) => field in given,
    mayWrite: () => true,
    resolve: (_, value) => value,
    actor: { id: 'me', roles: ['administrator'], source: 'api' },
    now: '2026-11-21T16:30:00Z',
    timeZone: 'Asia/Shanghai',
  };
}
