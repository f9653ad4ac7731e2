import { expect, test } from 'vitest';
import { type Shape, shapeOfKind } from '../check/definition-shape.ts';
import type { Json } from './json.ts';
import { applyMergePatch, diffMergePatch } from './merge-patch.ts';
import { dropPiece, listPieces, valueAt } from './pieces.ts';

const shape = shapeOfKind('object') as Shape;
const option = (value: string, en = value) => ({ value, label: { zh: value, en } });
const field = (...options: object[]) => ({ type: 'choice', options });
const shipped = {
  icon: 'coin',
  label: { zh: '商机', en: 'Deal' },
  search: ['name', 'code', 'phone'],
  fields: {
    name: { type: 'text', required: true },
    stage: field(option('new'), option('won'), option('lost')),
    code: { type: 'text' },
  },
} as Json;
const own = {
  icon: 'star',
  label: { zh: '销售机会', en: 'Deal' },
  search: ['phone', 'name', 'code'],
  fields: {
    note: { type: 'text' },
    name: { type: 'text' },
    stage: field(option('new', 'Fresh'), option('vip'), option('lost')),
  },
} as Json;
const patch = diffMergePatch(shipped, own, shape);

test('what a workspace changed is told piece by piece, each with its place', () => {
  const pieces = listPieces(patch, { base: shipped, shape });
  expect(pieces.map(({ path, what }) => `${what} ${path.join('.')}`)).toEqual([
    'changed icon',
    'changed label',
    'reordered search.$order',
    'removed fields.code',
    'added fields.note',
    'removed fields.name.required',
    'removed fields.stage.options.won',
    'changed fields.stage.options.new.label',
    'added fields.stage.options.vip',
    'reordered fields.$order',
  ]);
});

test('each piece can be as shipped again, and the others stay', () => {
  const pieces = listPieces(patch, { base: shipped, shape });
  for (const { path } of pieces) {
    const left = dropPiece(patch, path, shape);
    const others = pieces.filter((each) => each.path !== path);
    expect(listPieces(left, { base: shipped, shape })).toEqual(others);
    const body = applyMergePatch(shipped, left, shape);
    if (path.at(-1) !== '$order') expect(valueAt(body, path, shape)).toEqual(valueAt(shipped, path, shape));
  }
});

test('without any of its pieces a patch says nothing', () => {
  const pieces = listPieces(patch, { base: shipped, shape });
  expect(pieces.reduce((left, { path }) => dropPiece(left, path, shape), patch)).toEqual({});
});

test('what a patch says of things that are shipped no longer is no piece', () => {
  const next = {
    ...(shipped as object),
    fields: { name: { type: 'text', required: true }, stage: field(option('lost')) },
  } as Json;
  const paths = listPieces(patch, { base: next, shape }).map(({ path }) => path.join('.'));
  expect(paths).not.toContain('fields.code');
  expect(paths).not.toContain('fields.stage.options.won');
  expect(paths).toContain('fields.stage.options.vip');
});
