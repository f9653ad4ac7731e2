import { expect, it } from 'vitest';
import { type DefinitionCheck, startCheck } from '../check/definition-check.ts';
import type { DefinitionProblem } from '../definition-problem.ts';
import { textInput } from './step-inputs.ts';

const label = { zh: '内容', en: 'Content' };
const deal = {
  label,
  icon: 'box',
  title: 'name',
  fields: { name: { type: 'text', label }, size: { type: 'integer', label } },
} as const;

function findings(given: unknown): string[] {
  const problems: DefinitionProblem[] = [];
  const model = {
    objects: { deal },
    broken: new Set<string>(),
    reports: new Set<string>(),
    connections: new Set<string>(),
    places: new Map(),
  };
  const check: DefinitionCheck = startCheck(model as never, { kind: 'process', name: 'tried' }, { problems, usages: [] });
  textInput(label).check?.(check, 'steps.0.inputs.content', given, { object: 'deal', inputs: {}, outputs: new Map() });
  return problems.map(({ code }) => code);
}

it('takes a text as a literal, a template or an expression, and looks at what these read', () => {
  expect(findings('done')).toEqual([]);
  expect(findings({ template: { zh: '{name}', en: '{name}' } })).toEqual([]);
  expect(findings({ expression: 'name & "!"' })).toEqual([]);
  expect(findings({ template: '{zzz}' })).toEqual(['unknownField']);
  expect(findings({ expression: 'size + 1' })).toEqual(['wrongResult']);
  expect(textInput(label).reads?.({ template: '{name}' })).toEqual(['name']);
});
