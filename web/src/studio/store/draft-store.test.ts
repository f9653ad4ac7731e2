import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChangeSet } from '../../../../metadata/api/change-sets.ts';
import type { Json } from '../../../../metadata/merge/json.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { commandOf } from './commands.ts';
import { type DraftStore, makeDraftStore } from './draft-store.ts';
import { withKept } from './kept.ts';
import type { SentDraft, StudioServer } from './save.ts';
import { account, fresh, label } from './state.test-support.ts';
import { bodyOf } from './state.ts';

const object = { kind: 'object', name: 'account' };
const place = (...at: string[]) => ({ ...object, at });
let drafts: Map<string, { version: number; body: Json }>;
let sent: (readonly SentDraft[])[];

beforeEach(() => {
  // What saves itself later does so in no other test.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => items.set(key, text),
    removeItem: (key: string) => items.delete(key),
  });
  drafts = new Map();
  sent = [];
});
afterEach(() => {
  vi.useRealTimers();
});

test('a set is begun at the first change, and what is saved is what stands on the screen', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  expect(store.get().saving.state).toBe('waiting');
  await store.save();
  write(store, ['icon'], 'flag');
  await store.save();
  expect(sent.map(([draft]) => [draft?.version, draft?.revision])).toEqual([
    [undefined, 3],
    [1, undefined],
  ]);
  expect(store.get()).toMatchObject({ set: { name: 'My changes' }, saving: { state: 'saved' } });
  expect(drafts.get('object/account')?.body).toMatchObject({ icon: 'flag' });
});

test('what is undone until it is as it began is thrown away on the server, too', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  await store.save();
  expect(store.undo()).toMatchObject({ done: true });
  await store.save();
  expect(drafts.size).toBe(0);
  expect(bodyOf(store.get(), object)).toEqual(account);
});

test('what others saved elsewhere in the same draft is taken in', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  await store.save();
  saveAsOther({ ...(account as object), icon: 'star', plural: label('Accounts') });
  write(store, ['fields', 'phone'], { type: 'phone', label: label('Phone') });
  await store.save();
  expect(drafts.get('object/account')?.body).toMatchObject({ plural: label('Accounts'), fields: { phone: { type: 'phone' } } });
  expect(store.get().saving.state).toBe('saved');
});

test('where both changed the same place somebody decides, and nothing is overwritten before', async () => {
  for (const [side, icon] of [['mine', 'flag'] as const, ['theirs', 'bell'] as const]) {
    drafts.clear();
    const store = begin();
    write(store, ['icon'], 'star');
    await store.save();
    saveAsOther({ ...(account as object), icon: 'bell', plural: label('Accounts') });
    write(store, ['icon'], 'flag');
    await store.save();
    const { saving } = store.get();
    if (saving.state !== 'clash') return expect.fail(saving.state);
    expect(saving.clashes).toMatchObject([{ at: ['icon'], mine: { icon: 'flag' }, theirs: { icon: 'bell' } }]);
    expect(drafts.get('object/account')?.body).toMatchObject({ icon: 'bell' });
    store.decide(saving.clashes[0] as never, side);
    await store.save();
    expect(drafts.get('object/account')?.body).toMatchObject({ icon, plural: label('Accounts') });
  }
});

test('a step whose place somebody else has changed is not undone, and says so', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  await store.save();
  saveAsOther({ ...(account as object), icon: 'bell' });
  write(store, ['plural'], label('Accounts'));
  await store.save();
  expect(store.undo()).toMatchObject({ done: true });
  expect(store.undo()).toMatchObject({ done: false });
  expect(store.get().done).toBe(0);
});

test('a closed tab loses nothing, and its steps can still be undone', () => {
  const store = begin();
  write(store, ['icon'], 'star');
  const again = makeDraftStore(withKept(fresh()), server, () => 'My changes');
  expect(bodyOf(again.get(), object)).toMatchObject({ icon: 'star' });
  again.undo();
  expect(bodyOf(again.get(), object)).toEqual(account);
});

test('what is published meanwhile counts beneath the drafts', () => {
  const store = begin();
  write(store, ['icon'], 'star');
  const body = { ...(account as object), plural: label('Accounts') };
  store.publishedAnew({ revision: 4, definitions: [{ ...object, body }] });
  expect(bodyOf(store.get(), object)).toEqual({ ...body, icon: 'star' });
  expect(store.get().drafts.get('object/account')).toMatchObject({ revision: 4, base: body });
});

test('what was published is no draft any more, and nothing is asked of the set that is gone', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  await store.save();
  const set = store.get().set?.id;
  isGone = true;
  store.publishedAnew({ revision: 4, definitions: [{ ...object, body: { ...(account as object), icon: 'star' } }], gone: set });
  await vi.runAllTimersAsync();
  expect(isGone).toBe(true);
  expect(store.get()).toMatchObject({ set: null, steps: [], saving: { state: 'saved' } });
  expect(store.get().drafts.size).toBe(0);
  write(store, ['icon'], 'flag');
  expect(bodyOf(withKept({ ...store.get(), drafts: new Map() }), object)).toMatchObject({ icon: 'flag' });
  isGone = false;
});

test('what is typed while a clash waits for a decision stays, whichever side is taken', async () => {
  for (const side of ['mine', 'theirs'] as const) {
    drafts.clear();
    const store = begin();
    write(store, ['icon'], 'star');
    await store.save();
    saveAsOther({ ...(account as object), icon: 'bell' });
    write(store, ['icon'], 'flag');
    await store.save();
    write(store, ['fields', 'phone'], { type: 'phone', label: label('Phone') });
    const { saving } = store.get();
    if (saving.state !== 'clash') return expect.fail(saving.state);
    store.decide(saving.clashes[0] as never, side);
    await store.save();
    const icon = side === 'mine' ? 'flag' : 'bell';
    expect(drafts.get('object/account')?.body).toMatchObject({ icon, fields: { phone: { type: 'phone' } } });
  }
});

test('a browser without room keeps what is not saved and the latest steps, and typing goes on', () => {
  const room = 4000;
  const { setItem } = localStorage;
  localStorage.setItem = (key, text) => {
    if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(localStorage, key, text);
  };
  const store = begin();
  for (let index = 0; index < 60; index++) write(store, ['icon'], `icon ${index}`);
  const again = withKept(fresh());
  expect(bodyOf(again, object)).toMatchObject({ icon: 'icon 59' });
  expect(again.steps.length).toBeGreaterThan(3);
  expect(again.done).toBe(again.steps.length);
  write(store, ['help'], label('a'.repeat(room)));
  expect(bodyOf(store.get(), object)).toMatchObject({ help: label('a'.repeat(room)) });
});

test('a store that another has taken the place of sends nothing', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  store.close();
  await vi.runAllTimersAsync();
  expect(sent).toEqual([]);
});

test('a set that was published elsewhere is followed by one of its own', async () => {
  const store = begin();
  write(store, ['icon'], 'star');
  await store.save();
  isGone = true;
  write(store, ['icon'], 'flag');
  await store.save();
  expect(drafts.get('object/account')?.body).toMatchObject({ icon: 'flag' });
  expect(store.get().set?.id).toBe('set 2');
});

let isGone = false;
let sets = 0;

const server: StudioServer = {
  startSet: async (name) => ({ id: `set ${++sets}`, name }) as ChangeSet,
  async save(_set, given) {
    if (isGone) {
      isGone = false;
      throw problem(404, 'notFound');
    }
    sent.push(given);
    const overlaps = given.flatMap(({ kind, name, body, version }) => {
      const kept = drafts.get(`${kind}/${name}`);
      return (kept?.version ?? 0) === (version ?? 0) || version === undefined
        ? []
        : [{ kind, name, at: [], base: null, theirs: kept?.body, mine: body, version: kept?.version }];
    });
    if (overlaps.length > 0) throw problem(409, 'draftChanged', { overlaps });
    return given.map(({ kind, name, body }) => {
      const version = (drafts.get(`${kind}/${name}`)?.version ?? 0) + 1;
      drafts.set(`${kind}/${name}`, { version, body });
      return { kind, name, version };
    });
  },
  discardDraft: async (_set, { kind, name }) => void drafts.delete(`${kind}/${name}`),
};

function problem(status: number, code: string, more: object = {}): ApiProblem {
  return new ApiProblem({ type: '', title: code, status, code, instance: '', ...more });
}

function saveAsOther(body: object): void {
  drafts.set('object/account', { version: (drafts.get('object/account')?.version ?? 0) + 1, body: body as Json });
}

function begin(): DraftStore {
  sets = 0;
  return makeDraftStore(fresh(), server, () => 'My changes');
}

function write(store: DraftStore, at: string[], to: Json): void {
  const command = commandOf(store.get(), { key: 'action.save' }, (step) => step.write(place(...at), { to }));
  expect(store.run(command)).toBe(true);
}
