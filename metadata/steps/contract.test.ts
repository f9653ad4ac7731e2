import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../check-definitions.ts';
import { defineConnection } from '../define/connection.ts';
import { defineObject } from '../define/object.ts';
import { defineProcess, type ProcessStep } from '../define/process.ts';
import { followRenames } from '../follow-renames.ts';
import { locales } from '../label.ts';
import { stepKinds } from './index.ts';
import type { StepInput, StepKind } from './step-kind.ts';

const label = { zh: '样例', en: 'Sample' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const pipeline = [
  defineObject('deal', { ...shape, fields: { name: text, next_step: text, size: { type: 'integer', label } } }),
  defineObject('task', {
    ...shape,
    title: 'subject',
    fields: {
      subject: { ...text, required: true },
      kind: { ...text, required: true, default: 'call' },
      about: { type: 'relation', to: 'deal', label },
      after: { type: 'relation', to: 'task', label },
    },
  }),
  defineProcess('called', {
    label,
    trigger: { object: 'deal', kind: 'call' },
    steps: [{ id: 'back', kind: 'giveBack', inputs: { values: { double: { type: 'number', expression: 'size * 2' } } } }],
  }),
  defineConnection('webhook', { label, connector: 'webhook', settings: {}, sends: {} }),
];

function findings(...steps: ProcessStep[]): string[] {
  const process = defineProcess('tried', { label, trigger: { object: 'deal', on: ['update'] }, steps });
  return checkDefinitions([...pipeline, process]).map(({ path, code }) => `${path} ${code}`);
}

describe.each(Object.entries(stepKinds) as [string, StepKind][])('step kind %s', (kind, declared) => {
  const branches = Array.from({ length: declared.branches?.least ?? 0 }, (_, at) => {
    const isAsked = declared.branches?.conditional && at + 1 < declared.branches.least;
    return { id: `way_${at}`, ...(isAsked && { when: 'size > 3' }), steps: [] };
  });
  const step = (inputs = declared.example): ProcessStep => ({
    ...{ id: 'one', kind, inputs },
    ...(declared.branches && { branches }),
  });
  const inputs = Object.entries<StepInput>(declared.inputs);

  it('has labels in both languages, for itself, its inputs and its outputs', () => {
    const labels = [
      declared.label,
      ...inputs.map(([, input]) => input.label),
      ...Object.values(declared.outputs).map((output) => output.label),
    ];
    for (const each of labels) for (const locale of locales) expect(each[locale].trim()).not.toBe('');
  });

  it('has an example that can be published, and that survives JSON', () => {
    expect(findings(step())).toEqual([]);
    expect(JSON.parse(JSON.stringify(declared.example))).toEqual(declared.example);
  });

  it('asks for each input that it requires, and refuses those that it does not know', () => {
    for (const [name, { required }] of inputs) {
      const { [name]: _left, ...rest } = declared.example;
      if (required) expect(findings(step(rest))).toContain(`steps.0.inputs.${name} missing`);
    }
    expect(findings(step({ ...declared.example, zzz: 1 }))).toContain('steps.0.inputs unknownKey');
  });

  it('says what it reads by paths that exist, and what it writes by objects that do', () => {
    for (const { object } of declared.writes(declared.example, 'deal')) expect(['deal', 'task']).toContain(object);
    for (const [name, { reads }] of inputs)
      for (const path of (declared.example[name] !== undefined && reads?.(declared.example[name])) || [])
        expect(path).toMatch(/^(name|next_step)$/);
  });
});

describe('the check of a process', () => {
  const task = (values: Record<string, unknown>, id = 'make'): ProcessStep => ({
    id,
    kind: 'createRecord',
    inputs: { object: 'task', values },
  });

  it('finds kinds that do not exist, and ids that are there twice', () => {
    expect(findings({ id: 'one', kind: 'zzz', inputs: {} })).toEqual(['steps.0.kind unknownType']);
    expect(findings(task({ subject: 'a' }), task({ subject: 'b' }))).toEqual(['steps.1.id repeatedStep']);
  });

  it('refuses a new record without what its object requires', () => {
    expect(findings(task({}))).toEqual(['steps.0.inputs.values leftOut']);
    expect(findings(task({ subject: null }))).toEqual(['steps.0.inputs.values leftOut']);
    expect(findings(task({ subject: { template: '{name}' } }))).toEqual([]);
  });

  it('lets a step name only what steps before it answer, and only where it fits', () => {
    const after = (output: string) => task({ subject: 'a', after: { output } }, 'next');
    expect(findings(task({ subject: 'a' }), after('make.record'))).toEqual([]);
    expect(findings(after('make.record'), task({ subject: 'a' }))).toEqual(['steps.0.inputs.values.after unknownOutput']);
    expect(findings(task({ subject: 'a' }), after('make.zzz'))).toEqual(['steps.1.inputs.values.after unknownOutput']);
    const about = task({ subject: 'a', about: { output: 'make.record' } }, 'next');
    expect(findings(task({ subject: 'a' }), about)).toEqual(['steps.1.inputs.values.about unfitField']);
  });

  const way = (id: string, steps: ProcessStep[], when?: string) => ({ id, ...(when !== undefined && { when }), steps });
  const choice = (...branches: ReturnType<typeof way>[]): ProcessStep => ({
    id: 'choice',
    kind: 'condition',
    inputs: {},
    branches,
  });

  it('asks each branch of a choice but the last for a condition, and the last for none', () => {
    expect(findings(choice(way('a', [], 'size > 3'), way('b', [])))).toEqual([]);
    expect(findings(choice(way('a', []), way('b', [], 'size > 3')))).toEqual([
      'steps.0.branches.0 conditionLeftOut',
      'steps.0.branches.1.when needlessCondition',
    ]);
    expect(findings(choice(way('a', [], 'zzz > 3'), way('b', [])))).toEqual(['steps.0.branches.0.when badFormula']);
    expect(findings(choice(way('a', [], 'size'), way('b', [])))).toEqual(['steps.0.branches.0.when wrongResult']);
    expect(findings(choice(way('a', [], 'size > 3'), way('a', [])))).toEqual(['steps.0.branches.1.id repeatedBranch']);
    expect(findings(choice(way('a', [])))).toContain('steps.0.branches fewBranches');
  });

  it('knows branches only of kinds that branch, and no condition of those that are always taken', () => {
    expect(findings({ ...task({ subject: 'a' }), branches: [way('a', [])] })).toEqual(['steps.0.branches noBranches']);
    const both: ProcessStep = { id: 'both', kind: 'parallel', inputs: {}, branches: [way('a', []), way('b', [], 'size > 3')] };
    expect(findings(both)).toEqual(['steps.0.branches.1.when needlessCondition']);
  });

  it('lets a step name what was answered above it and in branches that have ended, and not what another branch answers', () => {
    const inside = task({ subject: 'a' }, 'inside');
    const after = (id: string) => task({ subject: 'b', after: { output: 'inside.record' } }, id);
    expect(findings(choice(way('a', [inside], 'size > 3'), way('b', [])), after('next'))).toEqual([]);
    expect(findings(choice(way('a', [inside], 'size > 3'), way('b', [after('next')])))).toEqual([
      'steps.0.branches.1.steps.0.inputs.values.after unknownOutput',
    ]);
  });

  it('lets nothing wait in a block that is done as a whole, and gives it one branch', () => {
    const rest: ProcessStep = { id: 'rest', kind: 'delay', inputs: { length: { amount: 1, unit: 'day' } } };
    const whole = (...branches: ReturnType<typeof way>[]): ProcessStep => ({ id: 'whole', kind: 'atomic', inputs: {}, branches });
    expect(findings(whole(way('a', [task({ subject: 'a' })])))).toEqual([]);
    expect(findings(whole(way('a', [rest])))).toEqual(['steps.0.branches.0.steps.0 waitsInWhole']);
    expect(findings(whole(way('a', []), way('b', [])))).toEqual(['steps.0.branches.1 manyBranches']);
    const inner = choice(way('a', [rest], 'size > 3'), way('b', []));
    expect(findings(whole(way('a', [inner])))).toEqual(['steps.0.branches.0.steps.0.branches.0.steps.0 waitsInWhole']);
  });

  it('knows the record in turn, and what is answered about it, in the branch that is done for each alone', () => {
    const each = (steps: ProcessStep[]): ProcessStep => ({
      ...{ id: 'each', kind: 'forEach', inputs: { object: 'task' } },
      branches: [{ id: 'item', steps }],
    });
    const after = (output: string, id = 'next') => task({ subject: 'b', after: { output } }, id);
    const inside = task({ subject: { expression: 'steps.each.item.subject' } }, 'inside');
    expect(findings(each([inside, after('inside.record'), after('each.item', 'other')]))).toEqual([]);
    expect(findings(each([]), after('each.item'))).toEqual(['steps.1.inputs.values.after unknownOutput']);
    expect(findings(each([inside]), after('inside.record'))).toEqual(['steps.1.inputs.values.after unknownOutput']);
    expect(findings(each([]), task({ subject: { template: '{steps.each.count}' } }))).toEqual([]);
  });

  it('asks nobody to decide about the same record for each of many others', () => {
    const ask: ProcessStep = { id: 'ask', kind: 'approval', inputs: { approvers: [{ superior: 1 }] } };
    const each: ProcessStep = {
      id: 'each',
      kind: 'forEach',
      inputs: { object: 'task' },
      branches: [{ id: 'item', steps: [ask] }],
    };
    expect(findings(each)).toEqual(['steps.0.branches.0.steps.0 asksInEach']);
  });

  it('knows of which type a value is that is worked out', () => {
    const sum = (type: string, expression: string): ProcessStep => ({
      id: 'sum',
      kind: 'compute',
      inputs: { type, expression: { expression } },
    });
    const use: ProcessStep = {
      id: 'use',
      kind: 'updateRecord',
      inputs: { values: { size: { expression: 'steps.sum.value + 1' } } },
    };
    expect(findings(sum('number', 'size * 2'), use)).toEqual([]);
    expect(findings(sum('text', 'size * 2'))).toEqual(['steps.0.inputs.expression wrongResult']);
    expect(findings(sum('text', 'name'), use)).toEqual(['steps.1.inputs.values.size badFormula']);
  });

  it('lets a step be called like what a caller gives, where there is no caller', () => {
    const use = task({ subject: { expression: 'steps.call.record.subject' } }, 'use');
    expect(findings(task({ subject: 'a' }, 'call'), use)).toEqual([]);
    expect(findings(use, task({ subject: 'a' }, 'call'))).toEqual(['steps.0.inputs.values.subject badFormula']);
  });

  it('refuses what is nested too deep', () => {
    const nest = (depth: number): ProcessStep =>
      depth === 0
        ? task({ subject: 'a' }, 'inmost')
        : { ...choice(way('a', [nest(depth - 1)], 'size > 3'), way('b', [])), id: `c${depth}` };
    expect(findings(nest(8))).toEqual([
      'steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0.branches.0.steps.0 tooDeep',
    ]);
    expect(findings(nest(7))).toEqual([]);
  });
});

describe('what a step reads of earlier answers', () => {
  const task = (id: string, subject: unknown): ProcessStep => ({
    id,
    kind: 'createRecord',
    inputs: { object: 'task', values: { subject } },
  });

  it('leads to fields that exist, of steps that come earlier', () => {
    const first = task('first', 'a');
    expect(findings(first, task('second', { expression: 'name & steps.first.record.subject' }))).toEqual([]);
    expect(findings(first, task('second', { expression: 'steps.first.record.about.name' }))).toEqual([]);
    expect(findings(first, task('second', { template: '{steps.first.record.subject} {name}' }))).toEqual([]);
    const badly = (subject: unknown) => findings(first, task('second', subject));
    expect(badly({ expression: 'steps.first.record.zzz' })).toEqual(['steps.1.inputs.values.subject badFormula']);
    expect(badly({ expression: 'steps.later.record.subject' })).toEqual(['steps.1.inputs.values.subject badFormula']);
    expect(badly({ expression: 'steps.first.record' })).toEqual(['steps.1.inputs.values.subject badFormula']);
    expect(badly({ template: '{steps.first.record.zzz}' })).toEqual(['steps.1.inputs.values.subject unknownField']);
  });

  it('is renamed with the field, and nothing else with it', () => {
    const before = [
      ...pipeline,
      defineProcess('tried', {
        label,
        trigger: { object: 'deal', on: ['update'] },
        steps: [
          task('first', 'a'),
          task('second', { expression: 'name & steps.first.record.subject & steps.first.record.about.name' }),
        ],
      }),
    ];
    const renamed = (from: string, to: string, object: string) => {
      const after = before.map((definition) => {
        if (definition.kind !== 'object' || definition.name !== object) return definition;
        const body = definition.body as { fields: Record<string, unknown>; title: string };
        const fields = Object.fromEntries(Object.entries(body.fields).map(([name, field]) => [name === from ? to : name, field]));
        return { ...definition, body: { ...body, fields, title: body.title === from ? to : body.title } };
      }) as typeof before;
      const [process] = followRenames(before, after, [{ object, from, to }]).definitions.changed.filter(
        ({ kind }) => kind === 'process',
      );
      return (process?.body as { steps: ProcessStep[] } | undefined)?.steps[1]?.inputs.values;
    };
    expect(renamed('subject', 'title', 'task')).toEqual({
      title: { expression: 'name & steps.first.record.title & steps.first.record.about.name' },
    });
    expect(renamed('name', 'called', 'deal')).toEqual({
      subject: { expression: 'called & steps.first.record.subject & steps.first.record.about.called' },
    });
  });
});
