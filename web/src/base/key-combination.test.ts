import { expect, it } from 'vitest';
import { isPlainPress, keyCaps, matchesPress, parseKeys } from './key-combination.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...held }) as KeyboardEvent;
const one = (keys: string) => parseKeys(keys)[0] as ReturnType<typeof parseKeys>[number];

it('reads sequences and modifiers', () => {
  expect(parseKeys('g h')).toHaveLength(2);
  expect(one('mod+shift+enter')).toEqual({ key: 'enter', mod: true, shift: true, alt: false });
});

it('fits a press exactly: no other modifier may be held', () => {
  expect(matchesPress(press('k', { ctrlKey: true }), one('mod+k'))).toBe(true);
  expect(matchesPress(press('k', { ctrlKey: true, altKey: true }), one('mod+k'))).toBe(false);
  expect(matchesPress(press('C', { shiftKey: true }), one('c'))).toBe(false);
  expect(matchesPress(press('c', { ctrlKey: true }), one('c'))).toBe(false);
});

it('takes signs with or without shift, as keyboards differ', () => {
  expect(matchesPress(press('?', { shiftKey: true }), one('?'))).toBe(true);
  expect(matchesPress(press('/'), one('/'))).toBe(true);
});

it('leaves plain presses to the field that is typed in', () => {
  expect(isPlainPress(one('c'))).toBe(true);
  expect(isPlainPress(one('mod+k'))).toBe(false);
});

it('writes key caps', () => {
  expect(keyCaps('mod+k')).toEqual(['Ctrl+K']);
  expect(keyCaps('g h')).toEqual(['G', 'H']);
});
