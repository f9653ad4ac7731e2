import { describe, expect, it } from 'vitest';
import { type Cell, followsOthers, levelAt, withLevel } from './cells.ts';

const role = { objects: { '*': { read: 'own', export: true }, deal: { read: 'all', create: true } } } as const;
const cell = (object: string, action: Cell['action']): Cell => ({ object, action });

describe('the matrix of a role', () => {
  it('shows an object without a line as the line of all others says', () => {
    expect(levelAt(role, cell('account', 'read'))).toBe('own');
    expect(levelAt(role, cell('account', 'export'))).toBe('all');
    expect(levelAt(role, cell('deal', 'export'))).toBe('none');
    expect([followsOthers(role, 'account'), followsOthers(role, 'deal'), followsOthers(role, '*')]).toEqual([true, false, false]);
  });

  it('gives an object a line of its own with all that it had, at its first change', () => {
    expect(withLevel(role, [cell('account', 'edit')], 'department')).toEqual({
      account: { read: 'own', edit: 'department', export: true },
    });
  });

  it('lets followers follow when a whole column is set', () => {
    const column = ['*', 'account', 'deal'].map((object) => cell(object, 'read'));
    expect(withLevel(role, column, 'none')).toEqual({ '*': { export: true }, deal: { create: true } });
  });

  it('turns an action on whole objects on for every level but none', () => {
    const row = [cell('deal', 'read'), cell('deal', 'import'), cell('deal', 'create')];
    expect(withLevel(role, row, 'own')).toEqual({ deal: { read: 'own', create: true, import: true } });
    expect(withLevel(role, row, 'none')).toEqual({ deal: {} });
  });
});
