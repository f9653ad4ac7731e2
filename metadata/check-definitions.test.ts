import { describe, expect, it } from 'vitest';
import { checkDefinitions } from './check-definitions.ts';
import type { Definition } from './define/definition.ts';
import { account, contact, findings, label, sound, user, withObject } from './sound-definitions.test-support.ts';

describe('a sound set of definitions', () => {
  it('has no problems', () => {
    expect(checkDefinitions(sound)).toEqual([]);
  });

  it('is literal', () => {
    expect(JSON.parse(JSON.stringify(sound))).toEqual(sound);
  });
});

describe('schemas refuse', () => {
  const planted: [string, Record<string, unknown>, string][] = [
    ['a label without English', { x: { type: 'text', label: { zh: '名' } } }, 'fields.x.label.en missingLanguage'],
    ['a blank Chinese label', { x: { type: 'text', label: { zh: ' ', en: 'X' } } }, 'fields.x.label.zh missingLanguage'],
    ['an unknown setting', { x: { type: 'text', label, colour: 1 } }, 'fields.x unknownKey'],
    ['an unknown type', { x: { type: 'texts', label } }, 'fields.x.type unknownType'],
    ['a field called like a system field', { owner: { type: 'user', label } }, 'fields.owner systemName'],
    ['a field name in capitals', { Big: { type: 'text', label } }, 'fields.Big badName'],
    ['a platform prefix', { sys_x: { type: 'text', label } }, 'fields.sys_x badName'],
    ['an option out of range', { x: { type: 'text', label, maxLength: 5000 } }, 'fields.x.maxLength badValue'],
    ['a bad number pattern', { x: { type: 'autoNumber', label, pattern: 'D-{n}' } }, 'fields.x.pattern badValue'],
  ];

  it.each(planted)('%s', (_, fields, expected) => {
    expect(withObject({}, fields)).toEqual([`object contact ${expected}`]);
  });

  it('an unknown kind and a bad body of every kind', () => {
    expect(findings({ kind: 'widget', name: 'x', body: {} })).toEqual(['widget x kind unknownKind']);
    for (const kind of ['object', 'view', 'layout', 'role', 'report', 'dashboard', 'process']) {
      for (const body of [null, 5, 'x', [], {}]) expect(findings({ kind, name: 'planted', body })).not.toEqual([]);
    }
  });
});

describe('what could never hold a record', () => {
  const link = (to: string, rest: object = {}) => ({ type: 'relation', label, to, required: true, ...rest });
  const thing = (name: string, fields: object) => ({
    ...{ kind: 'object', name },
    body: { label, icon: 'box', title: 'name', fields: { name: { type: 'text', label }, ...fields } },
  });

  it('is required links that lead in a circle', () => {
    expect(findings(thing('part', { whole: link('part') }))).toEqual(['object part fields.whole circularRequired']);
    const circle = [
      thing('one', { next: link('two') }),
      thing('two', { next: link('three') }),
      thing('three', { next: link('one') }),
    ];
    expect(findings(...circle)).toEqual(['object one fields.next circularRequired']);
    expect(findings(thing('one', { next: link('two') }), thing('two', { next: link('one', { required: false }) }))).toEqual([]);
    expect(findings(thing('one', { next: link('contact'), by: { type: 'user', label, required: true } }))).toEqual([]);
  });

  it('is an object of more columns than a table takes', () => {
    const fields = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`f${index}`, { type: 'text', label }]));
    expect(findings(thing('wide', fields))).toEqual(['object wide fields tooManyColumns']);
  });
});

describe('formulas', () => {
  const formula = (expression: string, result = 'decimal') => ({ type: 'formula', label, expression, result });

  it('are parsed and their types checked', () => {
    expect(withObject({}, { x: formula('1 +') })).toEqual(['object contact fields.x.expression badFormula']);
    expect(withObject({}, { x: formula('acount.revenue + 1') })).toEqual(['object contact fields.x.expression badFormula']);
    expect(withObject({}, { x: formula('account.name', 'decimal') })).toEqual(['object contact fields.x.expression wrongResult']);
    expect(withObject({}, { x: formula('account.revenue + 1') })).toEqual([]);
  });

  it('may not go round in circles, not even through other objects', () => {
    expect(withObject({}, { x: formula('y + 1'), y: formula('x + 1') })).toEqual(['object contact fields.x circular']);
    const account2 = {
      ...account.body,
      fields: {
        ...account.body.fields,
        total: { type: 'rollup', label, relation: 'contacts', aggregate: 'sum', field: 'share' },
      },
    };
    const contact2 = { ...contact.body, fields: { ...contact.body.fields, share: formula('account.total / 2') } };
    const found = checkDefinitions([user, { ...account, body: account2 }, { ...contact, body: contact2 }]);
    expect(found.map(({ code }) => code)).toEqual(['circular']);
    expect(found[0]?.message.en).toMatch(/\(account.total\) → .*\(contact.share\) → .*\(account.total\)/);
  });

  it('is no way for objects to decide about each other’s rights', () => {
    const tree = (link: object) => ({ ...account.body, controlledBy: 'up', fields: { ...account.body.fields, up: link } });
    const up = (to: string) => tree({ type: 'relation', label, to });
    const contact2 = { ...contact.body, controlledBy: 'account' };
    const found = (...bodies: [{ body: object }, { body: object }]) =>
      checkDefinitions([user, { ...account, ...bodies[0] }, { ...contact, ...bodies[1] }]).map(
        ({ code, name }) => `${name} ${code}`,
      );
    expect(found({ body: up('account') }, contact)).toEqual(['account circularControl']);
    expect(found({ body: up('contact') }, { body: contact2 })).toEqual(['account circularControl', 'contact circularControl']);
    expect(found({ body: up('user') }, { body: contact2 })).toEqual([]);
  });

  it('may not double each other until nothing can work them out', () => {
    const doubling = (levels: number) =>
      Object.fromEntries(Array.from({ length: levels }, (_, index) => [`x${index + 1}`, formula(`x${index} + x${index}`)]));
    expect(withObject({}, { x0: formula('1 + 1'), ...doubling(8) })).toEqual([]);
    expect(withObject({}, { x0: formula('1 + 1'), ...doubling(9) })).toEqual([
      'object contact fields.x9.expression largeFormula',
    ]);
    const chain = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`x${index + 1}`, formula(`x${index} + 1`)]));
    expect(withObject({}, { x0: formula('1 + 1'), ...chain })).toEqual([]);
  });
});

describe('problems', () => {
  it('all come at once, in both languages, without echoes of a broken field', () => {
    const fields = {
      kind: { type: 'choice', label },
      x: { type: 'formula', label, expression: 'kind & "x" & zzz(', result: 'text' },
    };
    const found = withObject({ title: 'zzz', icon: 'NO' }, fields);
    expect(found).toContain('object contact icon badValue');
    expect(found).toContain('object contact fields.kind.options missing');
    expect(found).toContain('object contact title unknownField');
    expect(found).toContain('object contact fields.x.expression badFormula');
    expect(found.filter((finding) => finding.startsWith('view'))).toEqual([]);
  });

  it('say what is doubled', () => {
    const [problem] = checkDefinitions([...sound, user]);
    expect(problem).toMatchObject({ kind: 'object', name: 'user', path: 'name', code: 'duplicateName' });
    expect(problem?.message.zh).toContain('user');
  });

  it('name both apps that choose one letter for a shortcut', () => {
    const crm = sound.find(({ kind }) => kind === 'app') as Definition;
    const other = { ...crm, name: 'desk', body: { ...(crm.body as object), label: { zh: '服务台', en: 'Desk' } } };
    expect(findings(other)).toEqual(['app crm shortcuts.0.key keyOfOtherApp', 'app desk shortcuts.0.key keyOfOtherApp']);
    expect(checkDefinitions([...sound, other]).map(({ message }) => message.en)).toEqual([
      `In the app “Desk”, the shortcut “G c” leads to “${label.en}” already; choose another letter`,
      `In the app “${label.en}”, the shortcut “G c” leads to “${label.en}” already; choose another letter`,
    ]);
  });

  it('name columns that every table of PostgreSQL has', () => {
    expect(withObject({}, { xmin: { type: 'text', label } })).toEqual(['object contact fields.xmin systemName']);
  });

  it('name columns that two fields would share', () => {
    const fields = {
      amount: { type: 'money', label },
      amount_currency: { type: 'text', label },
      owner_id: { type: 'text', label },
    };
    expect(withObject({}, fields)).toEqual([
      'object contact fields.amount_currency columnTaken',
      'object contact fields.owner_id columnTaken',
    ]);
  });
});
