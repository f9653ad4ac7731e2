import { expect, test } from 'vitest';
import { effectiveBody } from './layers.ts';
import { sharedBody } from './shared-bodies.ts';

const text = '{"title":"name","fields":{"name":{"type":"text"}}}';

test('the same text of the same definition is the same body, which nobody can change', () => {
  const body = sharedBody('object', 'deal', text) as { fields: Record<string, object> };
  expect(sharedBody('object', 'deal', text)).toBe(body);
  expect(sharedBody('object', 'deal', text.replace('name', 'code'))).not.toBe(body);
  // Fields of one are told from fields of the other by what they are.
  expect(sharedBody('object', 'lead', text)).not.toBe(body);
  expect(() => Object.assign(body.fields.name as object, { type: 'date' })).toThrow(TypeError);
  expect(sharedBody('object', 'deal', 'null')).toBeNull();
});

test('the same change of the same body makes the same body', () => {
  const layers = () => ({
    ...{ kind: 'object', name: 'deal', base: sharedBody('object', 'deal', text) },
    overlay: sharedBody('object', 'deal', '{"title":"code"}'),
  });
  expect(effectiveBody(layers())).toEqual({ ...JSON.parse(text), title: 'code' });
  expect(effectiveBody(layers())).toBe(effectiveBody(layers()));
  const other = { ...layers(), base: sharedBody('object', 'deal', text.replace('text', 'longText')) };
  expect(effectiveBody(other)).toMatchObject({ title: 'code', fields: { name: { type: 'longText' } } });
});
