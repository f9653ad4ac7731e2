import { defineObject, defineRole, type FieldRight, type ListSort } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '../../access/actor.ts';
import { openTestWorkspace, type TestWorkspace } from '../../catalog/test-workspace.ts';
import { castActor, insertRows, rowId } from '../test-cast/read-cast.test-support.ts';
import { readRecords } from './read-records.ts';

const label = (text: string) => ({ zh: text, en: text });
const account = defineObject('account', {
  label: label('Account'),
  icon: 'building',
  title: 'name',
  fields: { name: { type: 'text', label: label('Name') } },
  sort: [{ field: 'name', direction: 'asc' }],
});
const deal = defineObject('deal', {
  label: label('Deal'),
  icon: 'coin',
  title: 'name',
  fields: {
    name: { type: 'text', label: label('Name') },
    account: { type: 'relation', to: 'account', label: label('Account') },
  },
  sort: [{ field: 'account', direction: 'asc' }],
});

const seesAll = { deal: { read: 'all' as const }, account: { read: 'all' as const }, user: { read: 'all' as const } };
const role = (name: string, right?: FieldRight) =>
  defineRole(name, {
    label: label(name),
    objects: seesAll,
    fields: right ? { 'user.name': right, 'account.name': right } : {},
  });

let open: TestWorkspace;
let actors: Record<'clear' | 'masked' | 'hidden', Actor>;

beforeAll(async () => {
  open = await openTestWorkspace({
    definitions: [account, deal, role('clear'), role('masked', 'masked'), role('hidden', 'hidden')],
    users: { zhangWei: ['clear'], liLei: ['masked'], hanMeimei: ['hidden'] },
  });
  const { workspace } = open;
  const actor = (user: 'zhangWei' | 'liLei' | 'hanMeimei') => castActor(workspace, user);
  actors = { clear: await actor('zhangWei'), masked: await actor('liLei'), hidden: await actor('hanMeimei') };
  // In the order of ids, names are out of order.
  const names = ['delta', 'alpha', 'echo', 'bravo', 'charlie'];
  await insertRows(
    workspace,
    'account',
    names.map((name, index) => ({ id: rowId('account', index), name })),
  );
  const owners = ['liLei', 'zhangWei', 'wangFang', 'hanMeimei', 'admin'];
  await insertRows(
    workspace,
    'deal',
    owners.map((owner, index) => ({
      id: rowId('deal', index),
      name: `deal ${index}`,
      owner,
      account_id: rowId('account', index),
    })),
  );
});
afterAll(() => open?.drop());

/** Numbers of all deals, read two at a time. */
async function read(actor: Actor, sort?: ListSort[], object = 'deal'): Promise<string> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await readRecords(open.workspace, actor, { object, select: [], sort, limit: 2, cursor });
    found.push(...page.records.map(({ id }) => id.slice(-1)));
    cursor = page.next;
  } while (cursor);
  return found.join('');
}

test('who sees names reads deals in their order', async () => {
  expect(await read(actors.clear, [{ field: 'account', direction: 'asc' }])).toBe('13402');
  expect(await read(actors.clear)).toBe('13402');
});

const seen = (['masked', 'hidden'] as const).flatMap((right) =>
  (['asc', 'desc'] as const).map((direction) => ({ right, direction })),
);

test.each(seen)(
  'by a link whose title is $right, $direction, records come as if there were no titles, each once',
  async ({ right, direction }) => {
    const byId = direction === 'asc' ? '01234' : '43210';
    expect(await read(actors[right], [{ field: 'account', direction }])).toBe(byId);
    expect(await read(actors[right], [{ field: 'owner', direction }])).toBe(byId);
    expect(
      await read(actors[right], [
        { field: 'owner', direction },
        { field: 'name', direction },
      ]),
    ).toBe(byId);
  },
);

test.each(['masked', 'hidden'] as const)(
  'a field that is %s is none to sort by, on its record or behind a link',
  async (right) => {
    const names: [object: string, field: string][] = [
      ['deal', 'owner.name'],
      ['deal', 'account.name'],
      ['account', 'name'],
      ['user', 'name'],
    ];
    for (const [object, field] of names)
      await expect(read(actors[right], [{ field, direction: 'asc' }], object)).rejects.toMatchObject({ code: 'invalidQuery' });
  },
);

test.each(['masked', 'hidden'] as const)('the order of an object by a name that is %s tells nothing of it', async (right) => {
  expect(await read(actors[right], undefined, 'account')).toBe('43210');
  expect(await read(actors[right])).toBe('01234');
});
