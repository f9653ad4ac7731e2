import { type Definition, type Solution, shapeOfKind } from '@tenon/metadata';
import { applyChange, changeOrder, changeTo, elementAt, keysAt } from '@tenon/metadata/merge/body-change.ts';
import type { Json } from '@tenon/metadata/merge/json.ts';
import { actorForUser } from '@tenon/server/src/access/actors.ts';
import { startChangeSet } from '@tenon/server/src/catalog/change-sets/edit-change-sets.ts';
import { resetToShipped } from '@tenon/server/src/catalog/change-sets/save-drafts.ts';
import { installSolution } from '@tenon/server/src/catalog/install-solution.ts';
import { listDefinitions } from '@tenon/server/src/catalog/list-definitions.ts';
import { listSolutions } from '@tenon/server/src/catalog/solutions.ts';
import { testUsers } from '@tenon/server/src/catalog/test-cast.ts';
import { openTestWorkspace, type TestWorkspace } from '@tenon/server/src/catalog/test-workspace.ts';
import { saveDraftsAs } from '@tenon/server/src/process/publishing/change-sets.ts';
import { publishAs } from '@tenon/server/src/process/publishing/publish-as.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sales } from './solution.ts';
import { customisations, type Edit, shippedNext } from './test-files/customised.test-support.ts';

let home: TestWorkspace;

beforeAll(async () => {
  home = await openTestWorkspace({ definitions: sales.definitions });
});
afterAll(() => home.drop());

type Bodies = Map<string, Json | undefined>;

async function bodies(): Promise<Bodies> {
  const { definitions } = await listDefinitions(home.workspace);
  return new Map(definitions.map(({ kind, name, body }) => [`${kind}/${name}`, body]));
}

/** As the studio does it: one change of one place after the other, on whole bodies. */
function edit(all: Bodies, edits: readonly Edit[]): Set<string> {
  for (const each of edits) {
    const key = `${each.kind}/${each.name}`;
    const shape = shapeOfKind(each.kind);
    const body = all.get(key);
    const change =
      'order' in each ? changeOrder(body, each.at, { to: each.order, shape }) : changeTo(body, each.at, { to: each.to, shape });
    const applied = change && applyChange(body, change, shape);
    expect([key, each.at.join('.'), applied !== undefined]).toEqual([key, each.at.join('.'), true]);
    all.set(key, applied?.body);
  }
  return new Set(edits.map(({ kind, name }) => `${kind}/${name}`));
}

/** What stands at the place of an edit: the value, or the order of its items. */
function stateOf(all: Bodies, each: Edit): Json | undefined {
  const body = all.get(`${each.kind}/${each.name}`);
  const shape = shapeOfKind(each.kind);
  if (!('order' in each)) return elementAt(body, each.at, shape);
  return keysAt(body, each.at, shape).filter((key) => each.order.includes(key));
}

const isWhole = ({ at }: Edit) => at.length === 0;
const placeOf = ({ kind, name, at }: Edit) => `${kind}/${name}#${at.join('.')}`;

test('thirty customisations stand after an upgrade, what is new arrives, and each place that both changed is told', async () => {
  const { workspace } = home;
  expect([customisations.length, shippedNext.length]).toEqual([30, 10]);
  const admin = await actorForUser(workspace, testUsers.admin.id, 'web');
  if (!admin) throw new Error('There is no administrator');
  const customised = await bodies();
  const changed = edit(customised, customisations);
  const drafts = [...changed].map((key) => {
    const [kind = '', name = ''] = key.split('/');
    return { kind, name, body: customised.get(key) ?? null };
  });
  const { id } = await startChangeSet(workspace, admin.userId);
  await saveDraftsAs(workspace, admin, { changeSet: id, drafts });
  await publishAs(workspace, admin, { changeSet: id, summary: '', wishes: {} });
  const before = await bodies();

  await installSolution(workspace, nextVersion(), null);
  const after = await bodies();

  const lost = customisations.filter((each) => JSON.stringify(stateOf(after, each)) !== JSON.stringify(stateOf(before, each)));
  expect(lost.map(placeOf)).toEqual([]);
  const arrived = shippedNext.filter(({ touches }) => touches === undefined);
  expect(arrived.filter((each) => stateOf(after, each) === undefined).map(placeOf)).toEqual([]);
  const isAsShipped = (each: Edit) => 'to' in each && JSON.stringify(stateOf(after, each)) === JSON.stringify(each.to);
  expect(arrived.filter((each) => !isAsShipped(each)).map(placeOf)).toEqual([]);
});

test('conflicts name the place and both sides, and each can be taken from what is shipped', async () => {
  const { workspace } = home;
  const [solution] = await listSolutions(workspace, home.workspaces.solutions);
  const { conflicts = [], adopted = [] } = solution?.notice ?? {};
  const overlapping = shippedNext.filter(({ touches }) => touches !== undefined);
  expect(adopted).toEqual([]);
  const places = conflicts.map(({ kind, name, path }) => `${kind}/${name}#${path}`);
  // A view that is gone is gone as a whole.
  const expected = overlapping.map((each) => placeOf({ ...each, at: each.touches === '' ? [] : each.at }));
  expect(places.sort()).toEqual(expected.sort());
  expect(conflicts.find(({ path }) => path === 'label')).toMatchObject({
    own: { en: 'Customer' },
    shipped: { en: 'Company' },
  });
  expect(conflicts.find(({ path }) => path === 'fields.vip')).toMatchObject({
    what: 'added',
    shipped: { en: 'VIP number (Text)' },
  });
  const { id } = await startChangeSet(workspace, null);
  await resetToShipped(workspace, null, { changeSet: id, kind: 'object', name: 'account', path: ['label'] });
  const admin = await actorForUser(workspace, testUsers.admin.id, 'web');
  if (admin) await publishAs(workspace, admin, { changeSet: id, summary: '', wishes: {} });
  expect(workspace.snapshot.objects.get('account')?.body.label.en).toBe('Company');
  expect(workspace.snapshot.objects.get('account')?.fields.get('vip')?.definition.type).toBe('boolean');
});

function nextVersion(): Solution {
  const [solution] = home.workspaces.solutions as [Solution];
  const all: Bodies = new Map(solution.definitions.map(({ kind, name, body }) => [`${kind}/${name}`, body as Json]));
  edit(all, shippedNext);
  const definitions = solution.definitions.map(
    ({ kind, name }): Definition => ({ kind, name, body: all.get(`${kind}/${name}`) }),
  );
  return { ...solution, version: '2', definitions };
}

// A whole definition is made or removed as one thing.
test('a view that was removed stays away, though the new version changed it', () => {
  expect(customisations.filter(isWhole).map(({ name }) => name)).toEqual(['account_board', 'vip_accounts']);
  expect(home.workspace.snapshot.views.has('account_board')).toBe(false);
});
