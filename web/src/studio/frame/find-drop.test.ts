import { expect, test } from 'vitest';
import { type DropTarget, findDrop } from './find-drop.ts';

const row: DropTarget = { id: 'row', box: { left: 0, top: 20, width: 100, height: 20 }, axis: 'y', takes: 'beside' };
const section: DropTarget = { id: 'section', box: { left: 0, top: 0, width: 100, height: 100 }, axis: 'y', takes: 'beside' };
const empty: DropTarget = { id: 'empty', box: { left: 0, top: 120, width: 100, height: 40 }, axis: 'y', takes: 'in' };

test('the smallest target under the pointer counts, and the half that the pointer is in', () => {
  expect(findDrop({ x: 50, y: 25 }, [section, row])).toEqual({ id: 'row', side: 'before' });
  expect(findDrop({ x: 50, y: 35 }, [section, row])).toEqual({ id: 'row', side: 'after' });
  expect(findDrop({ x: 50, y: 90 }, [section, row])).toEqual({ id: 'section', side: 'after' });
});

test('fields that stand side by side are told apart from left to right', () => {
  expect(findDrop({ x: 80, y: 21 }, [{ ...row, axis: 'x' }])).toEqual({ id: 'row', side: 'after' });
});

test('what is empty takes something in it', () => {
  expect(findDrop({ x: 50, y: 125 }, [section, row, empty])).toEqual({ id: 'empty', side: 'in' });
});

test('beside all targets the nearest counts, and far from all of them none', () => {
  expect(findDrop({ x: 120, y: 30 }, [row, empty])).toEqual({ id: 'row', side: 'after' });
  expect(findDrop({ x: 400, y: 30 }, [row, empty])).toBeUndefined();
});
