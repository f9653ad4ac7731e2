import type { z } from 'zod';
import type { FieldTypeName } from '../define/field.ts';
import { isSystemName } from '../define/name.ts';
import type { DefinitionProblemCode, ProblemParams } from '../definition-problem.ts';
import { fieldTypes } from '../field-types/index.ts';
import type { Label } from '../label.ts';
import { explainIssue, valueAt } from './describe-issues.ts';

export type SchemaProblem = { path: string; code: DefinitionProblemCode; params: ProblemParams };

/** What a schema finds wrong with a value, in words of the definition catalogue. Empty when the value is sound. */
export function schemaProblems(schema: z.ZodType, value: unknown): SchemaProblem[] {
  const found = schema.safeParse(value);
  if (found.success) return [];
  return found.error.issues.map((issue) => ({ path: issue.path.join('.'), ...explain(issue, value) }));
}

function explain(issue: z.core.$ZodIssue, value: unknown): Omit<SchemaProblem, 'path'> {
  const last = String(issue.path.at(-1) ?? '');
  if (issue.code === 'invalid_key') return { code: isSystemName(last) ? 'systemName' : 'badName', params: { seen: last } };
  if (issue.code === 'unrecognized_keys') return { code: 'unknownKey', params: { seen: issue.keys.join(', ') } };
  if (issue.code === 'invalid_union' && issue.discriminator) {
    return { code: 'unknownType', params: { choices: discriminatorValues(issue).join(', ') } };
  }
  const seen = valueAt(value, issue.path);
  const isBlank = seen === undefined || (typeof seen === 'string' && seen.trim() === '');
  if (isBlank && (last === 'zh' || last === 'en')) return { code: 'missingLanguage', params: languageNames[last] };
  if (seen === undefined)
    return { code: 'missing', params: { seen: nameOfMember(valueAt(value, issue.path.slice(0, -1)), last) } };
  return { code: 'badValue', params: { reason: explainIssue(issue, seen) } };
}

/** A setting of a field is called as it is on screens, with the name that it has in files. */
function nameOfMember(holder: unknown, name: string): string | Label {
  const type = typeof holder === 'object' && holder !== null && 'type' in holder ? holder.type : undefined;
  const design =
    typeof type === 'string' && Object.hasOwn(fieldTypes, type) ? fieldTypes[type as FieldTypeName].design : undefined;
  const label = design?.settings.find((setting) => setting.name === name)?.label;
  return label ? { zh: `${label.zh}（${name}）`, en: `${label.en} (${name})` } : name;
}

/** zod gives them at run time but not yet in its types. */
function discriminatorValues(issue: object): string[] {
  return 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

const languageNames = {
  zh: { zhLanguage: '中文', enLanguage: 'Chinese' },
  en: { zhLanguage: '英文', enLanguage: 'English' },
};
