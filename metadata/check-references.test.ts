import { describe, expect, it } from 'vitest';

import { account, contact, findings, label, sound, withObject } from './sound-definitions.test-support.ts';

describe('references are followed', () => {
  it('from an object to its own fields', () => {
    expect(withObject({ title: 'names' })).toEqual(['object contact title unknownFieldNearest']);
    expect(withObject({ title: 'birthday' })).toEqual(['object contact title unfitField']);
    expect(withObject({ search: ['birthday'] })).toEqual(['object contact search.0 unfitField']);
    expect(withObject({ sort: [{ field: 'zzz', direction: 'asc' }] })).toEqual(['object contact sort.0.field unknownField']);
    expect(withObject({ unique: [['name', 'zzz']] })).toEqual(['object contact unique.0 unknownField']);
    expect(withObject({ similar: ['zzz'] })).toEqual(['object contact similar.0 unknownField']);
    expect(withObject({ subtitle: ['birthday'] })).toEqual(['object contact subtitle.0 unfitField']);
    expect(withObject({ figure: 'zzz' })).toEqual(['object contact figure unknownField']);
    expect(withObject({ controlledBy: 'name' })).toEqual(['object contact controlledBy unfitField']);
    expect(
      withObject({
        track: {
          field: 'name',
          into: 'history',
          value: 'stage',
          enteredAt: 'entered_at',
          leftAt: 'left_at',
          enteredBy: 'entered_by',
        },
      }),
    ).toEqual(['object contact track.field unfitField', 'object contact track.into unknownObject']);
  });

  it('from a tracked field to a history that the platform can write', () => {
    const history = {
      at: { type: 'datetime', label },
      who: { type: 'user', label },
      text: { type: 'text', label },
      contact: { type: 'relation', label, to: 'contact' },
    };
    const tracked = (body: Record<string, unknown>) =>
      findings(
        {
          ...contact,
          body: {
            ...contact.body,
            track: {
              field: 'kind',
              into: 'history',
              value: 'stage',
              enteredAt: 'entered_at',
              leftAt: 'left_at',
              enteredBy: 'entered_by',
            },
          },
        },
        { kind: 'object', name: 'history', body: { label, icon: 'history', title: 'id', ...body } },
      );
    const whole = {
      contact: history.contact,
      stage: history.text,
      entered_at: history.at,
      left_at: history.at,
      entered_by: history.who,
    };
    expect(tracked({ controlledBy: 'contact', fields: whole })).toEqual([]);
    expect(tracked({ fields: whole })).toEqual(['object contact track.into badHistory']);
    expect(tracked({ controlledBy: 'contact', fields: { contact: history.contact, stage: history.text } })).toEqual([
      'object contact track.enteredAt unknownField',
      'object contact track.leftAt unknownField',
      'object contact track.enteredBy unknownField',
    ]);
  });

  it('from what must be unique to what an index can hold', () => {
    const unique = (field: Record<string, unknown>) => withObject({}, { x: { label, unique: true, ...field } });
    for (const field of [{ type: 'longText' }, { type: 'file' }, { type: 'text', maxLength: 1000 }])
      expect(unique(field)).toEqual(['object contact fields.x.unique unfitField']);
    for (const field of [{ type: 'text' }, { type: 'url' }, { type: 'email' }, { type: 'date' }, { type: 'integer' }])
      expect(unique(field)).toEqual([]);
    expect(withObject({ unique: [['name', 'x']] }, { x: { type: 'longText', label } })).toEqual([
      'object contact unique.0 unfitField',
    ]);
  });

  it('from a default to what a record can be saved with', () => {
    const value = (type: string, given: unknown, more = {}) => withObject({}, { x: { type, label, default: given, ...more } });
    for (const [type, given, more] of [
      ['datetime', { now: true }],
      ['integer', { today: true }],
      ['relation', 'garbage', { to: 'account' }],
      ['relation', { me: true }, { to: 'account' }],
      ['date', { me: true }],
      ['user', { today: true }],
    ] as const)
      expect(value(type, given, more)).toEqual(['object contact fields.x.default badDefault']);
    expect([...value('user', { me: true }), ...value('date', { today: true }), ...value('datetime', { today: true })]).toEqual(
      [],
    );
    const options = [{ value: 'a', label, sets: { birthday: { now: true } } }];
    expect(withObject({}, { x: { type: 'choice', label, options } })).toEqual([
      'object contact fields.x.options.0.sets.birthday badDefault',
    ]);
  });

  it('from a table of links to objects that would have the same one', () => {
    const links = {
      ...contact,
      body: { ...contact.body, fields: { ...contact.body.fields, x: { type: 'manyToMany', label, to: 'account' } } },
    };
    const twin = { kind: 'object', name: 'contact__x', body: { label, icon: 'box', title: 'id', fields: {} } };
    expect(findings(links, twin)).toEqual(['object contact fields.x linkTableTaken']);
  });

  it('from relations to objects and back', () => {
    expect(withObject({}, { x: { type: 'relation', label, to: 'nothing' } })).toEqual([
      'object contact fields.x.to unknownObject',
    ]);
    expect(withObject({}, { x: { type: 'relationMany', label, to: 'account', via: 'name' } })).toEqual([
      'object contact fields.x.via badInverse',
    ]);
    expect(withObject({}, { x: { type: 'polymorphic', label, to: ['account', 'nothing'] } })).toHaveLength(1);
  });

  it('from choices to options, defaults and what they set', () => {
    const options = [
      { value: 'a', label, sets: { birthday: 'soon', zzz: 1 } },
      { value: 'a', label },
    ];
    expect(withObject({}, { x: { type: 'choice', label, options, default: 'c' } })).toEqual([
      'object contact fields.x.default badDefault',
      'object contact fields.x.options.1.value duplicateOption',
      'object contact fields.x.options.0.sets.birthday badDefault',
      'object contact fields.x.options.0.sets.zzz unknownField',
    ]);
    const dependsOn = { field: 'kind', options: { c: ['a'], a: ['z'] } };
    expect(withObject({}, { x: { type: 'choice', label, options: [{ value: 'a', label }], dependsOn } })).toEqual([
      'object contact fields.x.dependsOn.options.c unknownOption',
      'object contact fields.x.dependsOn.options.a unknownOption',
    ]);
  });

  it('from formulas shown as money to numbers', () => {
    const formula = (result: string) => ({
      type: 'formula',
      label,
      expression: result === 'text' ? '"x"' : '1 + 1',
      result,
      format: 'money',
    });
    expect(withObject({}, { x: formula('decimal') })).toEqual([]);
    expect(withObject({}, { x: formula('text') })).toEqual(['object contact fields.x.format wrongResult']);
  });

  it('from options to what they require', () => {
    const options = [{ value: 'a', label, requires: ['birthday', 'zzz', 'created_at'] }];
    expect(withObject({}, { x: { type: 'choice', label, options } })).toEqual([
      'object contact fields.x.options.0.requires.1 unknownField',
      'object contact fields.x.options.0.requires.2 unfitField',
    ]);
  });

  it('from rollups to what they add up', () => {
    const rollup = (changes: object) => {
      const fields = { ...account.body.fields, x: { type: 'rollup', label, relation: 'contacts', aggregate: 'sum', ...changes } };
      return findings({ ...account, body: { ...account.body, fields } });
    };
    expect(rollup({})).toEqual(['object account fields.x.field missing']);
    expect(rollup({ field: 'name' })).toEqual(['object account fields.x.aggregate badAggregate']);
    expect(rollup({ relation: 'revenue' })).toEqual(['object account fields.x.relation unfitField']);
    expect(rollup({ aggregate: 'max', field: 'birthday' })).toEqual(['object account fields.x.result wrongResult']);
    expect(rollup({ aggregate: 'count', filter: { field: 'kind', op: 'eq', value: 'c' } })).toEqual([
      'object account fields.x.filter.value badDefault',
    ]);
  });

  it('from views, layouts, dashboards, roles, reports and processes', () => {
    const plant = (kind: string, changes: object) => {
      const shipped = sound.find((definition) => definition.kind === kind && definition.kind !== 'object');
      return findings({ kind, name: shipped?.name ?? '', body: { ...(shipped?.body as object), ...changes } });
    };
    expect(plant('view', { columns: [{ field: 'account.boss' }], group: 'account.owner.zzz', board: undefined })).toEqual([
      'view contacts columns.0.field unknownField',
      'view contacts group unknownField',
      'view contacts board missingBoard',
    ]);
    expect(plant('view', { filter: { not: { field: 'birthday', op: 'contains', value: '1' } } })).toEqual([
      'view contacts filter.not.op badOperator',
    ]);
    const colors = [{ id: 'red', when: 'zzz = 1', color: 'red' }];
    expect(plant('view', { colors, roles: ['zzz'], firstFor: ['rep'] })).toEqual([
      'view contacts roles.0 unknownRole',
      'view contacts colors.0.when badFormula',
    ]);
    expect(
      plant('layout', { related: [{ object: 'contact', via: 'name', columns: [] }], quickCreate: ['contact_count'] }),
    ).toEqual(['layout account related.0.via unfitField', 'layout account quickCreate.0 unfitField']);
    expect(plant('dashboard', { widgets: [{ report: 'zzz', x: 0, y: 0, w: 1, h: 1 }] })).toEqual([
      'dashboard main widgets.0.report unknownReport',
    ]);
    expect(
      plant('app', {
        menu: [{ id: 'records', objects: ['zzz'] }],
        dashboards: ['zzz'],
        shortcuts: [{ object: 'contact', key: 'h' }],
        home: [
          { id: 'next', card: 'nextSteps', view: 'contacts' },
          { id: 'stages', card: 'stages', view: 'zzz' },
          {
            id: 'due',
            card: 'todos',
            object: 'contact',
            due: 'name',
            done: { kind: 'zzz' },
            open: { field: 'zzz', op: 'empty' },
          },
        ],
        firstSteps: [{ id: 'move', step: 'move', object: 'contact' }],
      }),
    ).toEqual([
      'app crm menu.0.objects.0 unknownObject',
      'app crm dashboards.0 unknownDashboard',
      'app crm shortcuts.0.key takenKey',
      'app crm home.0.view noNext',
      'app crm home.1.view unknownView',
      'app crm home.2.due unfitField',
      'app crm home.2.open.field unknownField',
      'app crm home.2.done.kind badDefault',
      'app crm firstSteps.0.object noStages',
    ]);
    expect(plant('role', { objects: { zzz: {} }, fields: { 'account.zzz': 'read' } })).toEqual([
      'role rep objects.zzz unknownObject',
      'role rep fields.account.zzz unknownField',
    ]);
    const masked = { 'account.name': 'masked', 'account.double_revenue': 'masked', 'contact.account': 'masked' } as const;
    expect(plant('role', { fields: masked })).toEqual([
      'role rep fields.account.double_revenue unfitField',
      'role rep fields.contact.account unfitField',
    ]);
    expect(plant('report', { period: 'name', query: { type: 'funnel', object: 'contact' } })).toEqual([
      'report by_kind period unfitField',
      'report by_kind query.object untracked',
    ]);
    expect(
      plant('process', {
        steps: [{ id: 'change', kind: 'updateRecord', inputs: { values: { zzz: 1, birthday: { expression: 'name' } } } }],
      }),
    ).toEqual([
      'process greet steps.0.inputs.values.zzz unknownField',
      'process greet steps.0.inputs.values.birthday wrongResult',
    ]);
  });

  it('in measures and figures of a report', () => {
    const measures = [
      { name: 'a', label, aggregate: 'sum', field: 'name' },
      { name: 'a', label, aggregate: 'avg' },
      { name: 'b', label, expression: 'a / zzz' },
    ];
    const query = {
      type: 'summary',
      object: 'contact',
      group: [{ field: 'kind', bucket: 'month' }],
      measures,
      sort: [{ field: 'c', direction: 'asc' }],
    };
    expect(findings({ kind: 'report', name: 'by_kind', body: { label, chart: 'bar', query } })).toEqual([
      'report by_kind query.group.0.field unfitField',
      'report by_kind query.measures.0.aggregate badAggregate',
      'report by_kind query.measures.1.name duplicateName',
      'report by_kind query.measures.1.field missing',
      'report by_kind query.measures.2.expression badFormula',
      'report by_kind query.sort.0.field unknownField',
    ]);
  });

  it('in reports, make figures of numbers only: the last of some dates is a date', () => {
    const report = (field: string) => ({
      kind: 'report',
      name: 'by_day',
      body: {
        label,
        chart: 'bar',
        query: {
          type: 'summary',
          object: 'contact',
          measures: [
            { name: 'last', label, aggregate: 'max', field },
            { name: 'double', label, expression: 'last * 2' },
          ],
        },
      },
    });
    expect(findings(report('created_at'))).toEqual(['report by_day query.measures.1.expression badFormula']);
    expect(findings(report('version'))).toEqual([]);
  });

  it('in ranges, measures of related records, calculations and comparisons of a report', () => {
    const report = (query: Record<string, unknown>, period?: string) =>
      findings({
        kind: 'report',
        name: 'by_size',
        body: { label, chart: 'table', period, query: { type: 'summary', object: 'account', ...query } },
      });
    const count = { name: 'n', label, aggregate: 'count' };
    const contacts = { ...count, name: 'contacts', of: 'contacts' };
    const share = { name: 'part', label, measure: 'contacts', calculation: 'share' };
    expect(report({ group: [{ field: 'revenue', ranges: ['0'] }], measures: [count, contacts, share] })).toEqual([]);
    expect(
      report({
        group: [{ field: 'name', ranges: ['0'] }],
        measures: [
          { ...contacts, date: 'birthday' },
          { ...contacts, name: 'b', of: 'name' },
          { ...contacts, name: 'c', filter: { field: 'zzz', op: 'empty' } },
          { ...share, measure: 'zzz' },
        ],
        compare: 'previousYear',
      }),
    ).toEqual([
      'report by_size query.group.0.field unfitField',
      'report by_size query.measures.0.date missing',
      'report by_size query.measures.1.of unfitField',
      'report by_size query.measures.2.filter.field unknownField',
      'report by_size query.measures.3.measure unknownField',
      'report by_size period missing',
    ]);
    const running = { name: 'r', label, measure: 'mean', calculation: 'runningTotal' };
    const mean = { name: 'mean', label, aggregate: 'avg', field: 'revenue' };
    expect(report({ measures: [mean, running] })).toEqual(['report by_size query.measures.1.measure unknownField']);
    expect(report({ measures: [{ ...contacts, date: 'birthday' }], compare: 'previousYear' }, 'created_at')).toEqual([]);
  });
});
