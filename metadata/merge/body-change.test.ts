import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shapeOfKind } from '../check/definition-shape.ts';
import { applyChange, type BodyChange, changeOrder, changeTo, elementAt, invertChange, keysAt } from './body-change.ts';
import type { Json } from './json.ts';

const shape = shapeOfKind('object');
const label = (text: string) => ({ zh: text, en: text });
const option = (value: string): Json => ({ value, label: label(value) });
const start: Json = {
  label: label('Visit'),
  icon: 'calendar',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name') },
    stage: { type: 'choice', label: label('Stage'), options: [option('open'), option('done'), option('lost')] },
  },
};

const stage = ['fields', 'stage', 'options'];

test('an element is found by names and keys', () => {
  expect(elementAt(start, [...stage, 'done', 'label', 'en'], shape)).toBe('done');
  expect(keysAt(start, stage, shape)).toEqual(['open', 'done', 'lost']);
  expect(elementAt(start, [...stage, 'gone'], shape)).toBeUndefined();
});

test('a value, an item at its place and a member that was missing are written and taken back', () => {
  const changes: [at: string[], to: Json | undefined][] = [
    [['icon'], 'star'],
    [['fields', 'stage', 'required'], true],
    [[...stage, 'done'], undefined],
    [[...stage, 'paused'], option('paused')],
    [['rules', 'one', 'require'], ['name']],
    [['unique', 'x'], undefined],
    [[], undefined],
  ];
  for (const [at, to] of changes) {
    const change = changeTo(start, at, { to, shape });
    if (!change) {
      expect(at).toEqual(['unique', 'x']);
      continue;
    }
    const { body } = applyChange(start, change, shape) ?? expect.fail('not applied');
    expect(elementAt(body, at, shape)).toEqual(to);
    expect(JSON.stringify(applyChange(body, invertChange(change), shape)?.body)).toBe(JSON.stringify(start));
  }
});

test('a change is not made where its place is not what it was, and says nothing of its neighbours', () => {
  const rename = changeTo(start, [...stage, 'done', 'label', 'en'], { to: 'Finished', shape }) as BodyChange;
  const { body } = applyChange(start, rename, shape) ?? expect.fail('not applied');
  const meanwhile = applyChange(body, changeTo(body, [...stage, 'lost'], { to: undefined, shape }) as BodyChange, shape)?.body;
  expect(keysAt(applyChange(meanwhile, invertChange(rename), shape)?.body, stage, shape)).toEqual(['open', 'done']);
  const again = applyChange(body, changeTo(body, rename.at, { to: 'Over', shape }) as BodyChange, shape)?.body;
  expect(applyChange(again, invertChange(rename), shape)).toBeUndefined();
});

test('any sequence of changes taken back gives the start', () => {
  const places = fc.constantFrom<string[]>(
    ...[['icon'], ['plural'], ['fields', 'name'], ['fields', 'age'], ['fields', 'stage', 'required'], ['rules', 'one', 'when']],
    ...[
      [...stage, 'open'],
      [...stage, 'done'],
      [...stage, 'new'],
      [...stage, 'open', 'color'],
      stage,
      ['fields', 'age', 'options', 'x'],
    ],
  );
  const action = fc.record({ at: places, number: fc.integer({ min: 0, max: 3 }), moves: fc.boolean() });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
      let body: Json | undefined = start;
      const done: BodyChange[] = [];
      for (const { at, number, moves } of actions) {
        const change: BodyChange | undefined = moves
          ? changeOrder(body, at.slice(0, -1), { to: rotate(keysAt(body, at.slice(0, -1), shape), number), shape })
          : changeTo(body, at, { to: valueFor(at, number), shape });
        const applied: { body: Json | undefined } | undefined = change && applyChange(body, change, shape);
        if (!applied || !change) continue;
        body = applied.body;
        done.push(change);
      }
      for (const change of done.reverse()) {
        const back: { body: Json | undefined } | undefined = applyChange(body, invertChange(change), shape);
        body = back?.body;
      }
      expect(JSON.stringify(body)).toBe(JSON.stringify(start));
    }),
    { numRuns: 500 },
  );
});

function rotate(keys: string[], by: number): string[] {
  return [...keys.slice(by), ...keys.slice(0, by)];
}

function valueFor(at: string[], number: number): Json | undefined {
  const [last = ''] = at.slice(-1);
  if (number === 0) return undefined;
  if (last === 'options') return number === 1 ? [option('a'), option('open')] : [];
  if (at.at(-2) === 'options') return { value: last, label: label(`${last} ${number}`) };
  if (at.at(-2) === 'fields') return { type: number === 1 ? 'text' : 'integer', label: label(last) };
  return `value ${number}`;
}
