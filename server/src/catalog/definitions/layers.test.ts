import { describe, expect, test } from 'vitest';
import { effectiveDefinitions, type Layers, overlayFor, replaceBody, shipDefinitions, withShipped } from './layers.ts';

const shipped = withShipped({ kind: 'object', name: 'deal' }, [{ solution: 'sales', body: { title: 'name', icon: 'coin' } }]);

test('what the workspace changed stays when the solution ships something new', () => {
  const changed = [{ ...shipped, overlay: { icon: 'star' } }];
  const definitions = [{ kind: 'object', name: 'deal', body: { title: 'subject', icon: 'cash' } }];
  const upgraded = shipDefinitions(changed, { solution: 'sales', definitions });
  expect(effectiveDefinitions(upgraded)).toEqual([{ kind: 'object', name: 'deal', body: { title: 'subject', icon: 'star' } }]);
});

test('what a solution no longer ships is gone, and the patch on it with it', () => {
  expect(shipDefinitions([{ ...shipped, overlay: { icon: 'star' } }], { solution: 'sales', definitions: [] })).toEqual([]);
});

test('a body that is as shipped leaves nothing on top', () => {
  expect(replaceBody({ ...shipped, overlay: { icon: 'star' } }, shipped.base ?? null)).toEqual(shipped);
});

test('a shipped definition can be removed and comes back as it was', () => {
  const removed = replaceBody(shipped, null) as Layers;
  expect(effectiveDefinitions([removed])).toEqual([]);
  expect(replaceBody(removed, shipped.base ?? null)).toEqual(shipped);
  expect(replaceBody({ kind: 'view', name: 'own', overlay: {} }, null)).toBeUndefined();
});

test('a body with an empty value that no patch can make is refused, not altered', () => {
  expect(() => overlayFor(shipped, { title: 'name', icon: 'coin', conversion: { sets: { reason: null } } })).toThrow('invalid');
});

test('related lists are known by object and field, and by an id where two are of one kind', () => {
  const list = (more: object) => ({ object: 'contact', via: 'account', columns: ['name'], ...more });
  const page = withShipped({ kind: 'layout', name: 'account' }, [{ solution: 'sales', body: { related: [list({})] } }]);
  const changed = replaceBody(page, { related: [list({ columns: ['name', 'phone'] }), list({ id: 'bosses', create: false })] });
  expect(changed?.overlay).toMatchObject({
    related: { change: { 'contact.account': { columns: {} } }, add: [{ item: { id: 'bosses' }, after: 'contact.account' }] },
  });
  const definitions = [{ kind: 'layout', name: 'account', body: { related: [list({ label: { zh: '联系人', en: 'People' } })] } }];
  const upgraded = shipDefinitions([changed as Layers], { solution: 'sales', definitions });
  expect(effectiveDefinitions(upgraded)).toMatchObject([
    {
      body: {
        related: [
          { label: { en: 'People' }, columns: ['name', 'phone'] },
          { id: 'bosses', create: false },
        ],
      },
    },
  ]);
});

describe('of several solutions', () => {
  const section = (id: string, ...fields: string[]) => ({ id, label: { zh: id, en: id }, fields });
  const page = { kind: 'layout', name: 'account', body: { sections: [section('about', 'name', 'phone'), section('more')] } };
  const extension = (body: object) => [{ kind: 'layout', name: 'account', body }];
  const shipAll = (order: string[], ...shipments: Parameters<typeof shipDefinitions>[1][]) =>
    shipments.reduce<Layers[]>((all, shipment) => shipDefinitions(all, { ...shipment, order }), []);
  const sectionsOf = (all: Layers[]) => {
    const [found] = effectiveDefinitions(all);
    return (found as { body: { sections: { id: string; fields: string[] }[] } }).body.sections;
  };

  const sales = { solution: 'sales', definitions: [page] };
  const finance = {
    solution: 'finance',
    definitions: [],
    extensions: extension({
      sections: [
        { after: 'about', item: section('finance', 'tax_no') },
        { id: 'about', fields: [{ after: 'name', item: 'credit' }] },
      ],
    }),
  };
  const retail = {
    solution: 'retail',
    definitions: [],
    extensions: extension({ sections: [{ first: true, item: section('shop') }] }),
  };

  test('each adds at its place, whichever was installed first', () => {
    const order = ['finance', 'sales', 'retail'];
    const [one, other] = [shipAll(order, sales, finance, retail), shipAll(order, sales, retail, finance)].map(sectionsOf);
    expect(one).toEqual(other);
    expect(one).toEqual([
      section('shop'),
      section('about', 'name', 'credit', 'phone'),
      section('finance', 'tax_no'),
      section('more'),
    ]);
  });

  test('an upgrade of one leaves what the others add, and takes away what it adds no longer', () => {
    const order = ['sales', 'finance', 'retail'];
    const all = shipAll(order, sales, finance, retail);
    const upgraded = shipDefinitions(all, { ...finance, extensions: [], order });
    expect(sectionsOf(upgraded).map(({ id }) => id)).toEqual(['shop', 'about', 'more']);
  });
});
