import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, it, vi } from 'vitest';
import { assembleModel } from '../../../metadata/model-parts.ts';
import { HeldParts } from './held-parts.ts';
import { queryKeys } from './query-keys.ts';

const client = new QueryClient();
const named = (name: string) => ({ object: { name, fields: {} }, views: [], layouts: {} });
const shared = (...names: string[]) => ({
  workspace: { tag: 'w', body: { currency: 'CNY' } },
  figures: { tag: 'f', body: { reports: {}, dashboards: [] } },
  apps: { tag: names.join(), body: { apps: [], outlines: Object.fromEntries(names.map((name) => [name, { name }])) } },
});
const part = (name: string, tag = '1') => ({ [`object:${name}`]: { tag, body: named(name) } });
const held = (parts: object) => new HeldParts({ revision: 1, parts: parts as never }, client);
const answers = (parts: object) => Response.json({ revision: 1, parts });
const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset();
  client.clear();
});

it('what is here is read at once, what is not is waited for, and asked for once', async () => {
  const all = { ...shared('deal', 'lead'), ...part('deal'), ...part('lead') };
  fetched.mockImplementation(async () => answers(all));
  const model = assembleModel(held({ ...shared('deal', 'lead'), ...part('deal') }).source(), []);
  expect(model.objects.deal?.name).toBe('deal');
  expect(model.objects.other).toBeUndefined();
  const waits = [thrownBy(() => model.objects.lead), thrownBy(() => Object.values(model.objects))];
  expect(waits[0]).toBe(waits[1]);
  await waits[0];
  expect(Object.keys(model.objects)).toEqual(['deal', 'lead']);
  expect(model.objects.lead?.name).toBe('lead');
  expect(fetched).toHaveBeenCalledTimes(1);
});

it('a publish in between makes the whole model be asked for anew', async () => {
  const outdated = vi.spyOn(client, 'invalidateQueries');
  fetched.mockImplementation(async () => answers({ ...shared('deal', 'lead'), ...part('deal', '2'), ...part('lead') }));
  await held({ ...shared('deal', 'lead'), ...part('deal') }).readRest();
  expect(outdated).toHaveBeenCalledWith({ queryKey: queryKeys.model });
});

it('a refusal is told to who waits, and the next look asks again', async () => {
  const model = assembleModel(held({ ...shared('deal') }).source(), []);
  fetched.mockImplementation(async () => Response.json({ code: 'forbidden', title: 'no', status: 403 }, { status: 403 }));
  await thrownBy(() => model.objects.deal);
  expect(thrownBy(() => model.objects.deal)).toMatchObject({ status: 403 });
  fetched.mockImplementation(async () => answers({ ...shared('deal'), ...part('deal') }));
  await thrownBy(() => model.objects.deal);
  expect(model.objects.deal?.name).toBe('deal');
});

it('what changed takes the place of what was, and what nobody may see any more is dropped', () => {
  const before = held({ ...shared('deal', 'lead'), ...part('deal'), ...part('lead') });
  expect(before.with({ revision: 1, parts: {} })).toBe(before);
  // What was published is in no part, such as a process.
  const later = before.with({ revision: 2, parts: {} });
  expect([later.source().revision, later.source().object('deal')]).toEqual([2, before.source().object('deal')]);
  const after = before.with({ revision: 2, parts: { ...shared('deal'), ...part('deal', '2') } as never });
  expect(after.tags()).toEqual({ workspace: 'w', figures: 'f', apps: 'deal', 'object:deal': '2' });
  expect(before.tags()['object:deal']).toBe('1');
});

function thrownBy(look: () => unknown): unknown {
  try {
    look();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was waited for');
}
