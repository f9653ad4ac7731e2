import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysAt } from '../../../../metadata/merge/body-change.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { commandOf } from './commands.ts';
import { perform, redo, undo } from './perform.ts';
import { account, fresh, label } from './state.test-support.ts';
import { bodyOf, type StudioState } from './state.ts';

const words = { key: 'action.save' } as const;
const object = { kind: 'object', name: 'account' };
const field = (name: string) => ({ ...object, at: ['fields', name] });

test('a step is carried out, undone and done again', () => {
  const start = fresh();
  const command = commandOf(start, words, (step) => {
    step.write(field('phone'), { to: { type: 'phone', label: label('Phone') }, place: { first: true } });
    step.write({ ...object, at: ['icon'] }, { to: 'star' });
  });
  const next = perform(start, command ?? expect.fail(), 0) ?? expect.fail();
  expect(keysAt(bodyOf(next, object), ['fields'], undefined)).toEqual(['phone', 'name', 'city']);
  const back = undo(next) ?? expect.fail();
  expect(bodyOf(back, object)).toEqual(account);
  expect(bodyOf(redo(back) ?? expect.fail(), object)).toEqual(bodyOf(next, object));
  expect(undo(back)).toBeUndefined();
});

test('what is typed into one place within a moment is one step', () => {
  let state = fresh();
  for (const [index, text] of ['C', 'Ci', 'Cit'].entries()) {
    const at = [...field('city').at, 'label', 'en'];
    const command = commandOf(state, words, (step) => step.write({ ...object, at }, { to: text }), 'label');
    state = perform(state, command ?? expect.fail(), index * 100) ?? expect.fail();
  }
  expect(state.steps).toHaveLength(1);
  expect(bodyOf(undo(state) ?? expect.fail(), object)).toEqual(account);
});

test('a definition is made and removed as one step', () => {
  const start = fresh();
  const view = { kind: 'view', name: 'mine', at: [] };
  const command = commandOf(start, words, (step) => {
    step.write(view, { to: { object: 'account' } });
    step.write({ ...object, at: [] }, { to: undefined });
  });
  const next = perform(start, command ?? expect.fail(), 0) ?? expect.fail();
  expect([bodyOf(next, view), bodyOf(next, object)]).toEqual([{ object: 'account' }, undefined]);
  const back = undo(next) ?? expect.fail();
  expect([bodyOf(back, view), bodyOf(back, object)]).toEqual([undefined, account]);
});

test('any commands undone give the start, and done again what they made', () => {
  const names = fc.constantFrom('name', 'city', 'phone', 'age');
  const action = fc.record({
    name: names,
    what: fc.constantFrom('write', 'remove', 'move', 'label'),
    by: fc.integer({ min: -2, max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(action, { maxLength: 20 }), (actions) => {
      let state: StudioState = fresh();
      for (const { name, what, by } of actions) {
        const command = commandOf(state, words, (step) => {
          if (what === 'write') step.write(field(name), { to: { type: 'text', label: label(`${name} ${by}`) } });
          else if (what === 'remove') step.write(field(name), { to: undefined });
          else if (what === 'move' && step.read(field(name))) step.move(field(name), by);
          else if (what === 'label' && step.read(field(name)))
            step.write({ ...object, at: [...field(name).at, 'label', 'en'] }, { to: `${by}` });
        });
        state = (command && perform(state, command, 0)) ?? state;
      }
      const made = JSON.stringify(bodyOf(state, object));
      const count = state.steps.length;
      for (let left = count; left > 0; left--) state = undo(state) ?? expect.fail();
      expect(JSON.stringify(bodyOf(state, object) as Json)).toBe(JSON.stringify(account));
      for (let left = count; left > 0; left--) state = redo(state) ?? expect.fail();
      expect(JSON.stringify(bodyOf(state, object))).toBe(made);
    }),
  );
});
