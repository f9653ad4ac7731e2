import { describe, expect, it } from 'vitest';
import { checkDefinitions } from '../check-definitions.ts';
import type { Button } from '../define/button.ts';
import { defineConnection } from '../define/connection.ts';
import type { Field } from '../define/field.ts';
import { defineLayout } from '../define/layout.ts';
import { defineObject, type ObjectBody } from '../define/object.ts';
import { defineProcess } from '../define/process.ts';
import { locales } from '../label.ts';
import type { StepInput } from '../steps/step-kind.ts';
import type { ButtonKind } from './button-kind.ts';
import { buttonKinds, pathsOfButton } from './index.ts';

const label = { zh: '样例', en: 'Sample' };
const text = { type: 'text', label } as const;
const shape = { label, icon: 'box', title: 'name' } as const;
const stage = { type: 'choice' as const, label, options: [{ value: 'open', label, color: 'blue' as const }] } satisfies Field;
const deal: ObjectBody = { ...shape, fields: { name: text, next_step: text, stage, size: { type: 'integer', label } } };
const around = [
  defineObject('task', {
    ...shape,
    title: 'subject',
    fields: { subject: { ...text, required: true }, about: { type: 'relation', to: 'deal', label } },
  }),
  defineConnection('webhook', { label, connector: 'webhook', settings: {}, sends: {} }),
  defineProcess('tried_by_hand', {
    label,
    trigger: { kind: 'button', object: 'deal' },
    steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { next_step: 'called' } } }],
  }),
];

function findings(button: Button): string[] {
  const object = defineObject('deal', { ...deal, buttons: { tried: button } });
  return checkDefinitions([object, ...around]).map(({ path, code }) => `${path} ${code}`);
}

describe.each(Object.entries(buttonKinds) as unknown as [string, ButtonKind][])('kind of press %s', (kind, declared) => {
  const inputs = Object.entries<StepInput>(declared.inputs);
  const button = (given = declared.example): Button => ({ label, places: ['record'], does: { kind, inputs: given } });

  it('has labels in both languages, for itself, what it is for, and its inputs', () => {
    for (const each of [declared.label, declared.does, ...inputs.map(([, input]) => input.label)])
      for (const locale of locales) expect(each[locale].trim()).not.toBe('');
  });

  it('has an example that can be published, and that survives JSON', () => {
    expect(findings(button())).toEqual([]);
    expect(JSON.parse(JSON.stringify(declared.example))).toEqual(declared.example);
  });

  it('asks for each input that it requires, and refuses those that it does not know', () => {
    for (const [name, { required }] of inputs) {
      const { [name]: _left, ...rest } = declared.example;
      if (required) expect(findings(button(rest))).toContain(`buttons.tried.does.inputs.${name} missing`);
    }
    expect(findings(button({ ...declared.example, zzz: 1 }))).toContain('buttons.tried.does.inputs unknownKey');
  });

  it('says what it reads by paths that exist, and what it writes by objects that do', () => {
    for (const path of pathsOfButton(button())) expect(path).toMatch(/^(name|next_step)$/);
    for (const { object } of declared.writes(declared.example, 'deal')) expect(['deal', 'task']).toContain(object);
  });
});

describe('the check of buttons', () => {
  const change = (values: Record<string, unknown>, more: Partial<Button> = {}): Button => ({
    ...{ label, places: ['record'] },
    ...more,
    does: { kind: 'changeFields', inputs: { values } },
  });

  it('looks through the condition: what it names, what comes out of it, and whether it is ever true', () => {
    expect(findings(change({ size: 1 }, { when: 'stage = "open" AND HASROLE("zzz")' }))).toEqual([
      'buttons.tried.when unknownRole',
    ]);
    expect(findings(change({ size: 1 }, { when: 'size + 1' }))).toEqual(['buttons.tried.when wrongResult']);
    expect(findings(change({ size: 1 }, { when: 'stage = "zzz"' }))).toEqual(['buttons.tried.when unknownOption']);
    expect(findings(change({ size: 1 }, { when: 'CHANGED(size)' }))).toEqual(['buttons.tried.when badFormula']);
  });

  it('finds values that no field takes, kinds that do not exist, and places where a kind cannot stand', () => {
    expect(findings(change({ zzz: 1 }))).toEqual(['buttons.tried.does.inputs.values.zzz unknownField']);
    expect(findings(change({ stage: 'zzz' }))).toEqual(['buttons.tried.does.inputs.values.stage badDefault']);
    expect(findings({ label, places: ['record'], does: { kind: 'zzz', inputs: {} } })).toEqual([
      'buttons.tried.does.kind unknownType',
    ]);
    const form = { kind: 'openForm', inputs: { values: { name: 'x' } } };
    expect(findings({ label, places: ['selection'], does: form })).toEqual(['buttons.tried.places.0 unfitPlace']);
  });

  it('lets a page have only buttons of its object', () => {
    const object = defineObject('deal', { ...deal, buttons: { close: change({ size: 1 }) } });
    const section = { label, fields: ['name'], buttons: ['zzz'] };
    const rest = { object: 'deal', highlights: [], related: [], quickCreate: [] };
    const layout = defineLayout('deal', { ...rest, buttons: ['close'], sections: [section] });
    const found = checkDefinitions([object, ...around, layout]).map(({ path, code }) => `${path} ${code}`);
    expect(found).toEqual(['sections.0.buttons.0 unknownButton']);
  });
});
