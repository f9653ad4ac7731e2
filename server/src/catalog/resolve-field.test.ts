import { expect, test } from 'vitest';
import { compileSnapshot } from './compile-snapshot.ts';
import { platform } from './platform/solution.ts';
import { resolveField } from './resolve-field.ts';
import { account, deal } from './test-objects.ts';

const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: [...platform.definitions, account, deal] });

function names(path: string): string[] | undefined {
  return resolveField(snapshot, 'deal', path)?.map(({ object, name }) => `${object}.${name}`);
}

test('a path walks from object to object, through own fields and those every object has', () => {
  expect(names('account.owner.department.name')).toEqual(['deal.account', 'account.owner', 'user.department', 'department.name']);
  expect(names('stage')).toEqual(['deal.stage']);
});

test('a path ends where there is no field or more than one record', () => {
  for (const path of ['nothing', 'account.nothing', 'name.length', 'account.partners.name', '', 'account.', '__proto__']) {
    expect(names(path), path).toBeUndefined();
  }
});

test('a known path is resolved once per snapshot', () => {
  expect(resolveField(snapshot, 'deal', 'account.name')).toBe(resolveField(snapshot, 'deal', 'account.name'));
});
