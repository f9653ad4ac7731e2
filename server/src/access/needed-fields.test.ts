import type { Definition, Field, ObjectBody } from '@tenon/metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenonError } from '../base/errors.ts';
import { drafting } from '../catalog/change-sets/drafting.test-support.ts';
import { platform } from '../catalog/platform/solution.ts';
import { openTestWorkspace, type TestWorkspace } from '../catalog/test-workspace.ts';
import { loadDirectory } from './directory.ts';

let home: TestWorkspace;
const drafts = drafting(() => home.workspace);
beforeAll(async () => {
  home = await openTestWorkspace({ users: { liLei: [] } });
  // Nothing else stands in the way of a removal.
  const screens = platform.definitions.filter(({ kind }) => kind === 'view' || kind === 'layout');
  await drafts.save(...screens.map(({ kind, name }) => ({ kind, name, body: null })));
  await drafts.publish();
});
afterAll(() => home.drop());

const objects = platform.definitions.filter(({ kind }) => kind === 'object');
const fields = objects.flatMap(({ name, body }) =>
  Object.keys((body as ObjectBody).fields).map((field) => [name, field] as const),
);
const label = { zh: '备注', en: 'Note' };
const changes: Record<string, Field | undefined> = {
  removed: undefined,
  'made a text': { type: 'text', label } as Field,
  'made a formula': { type: 'formula', expression: '1 = 1', result: 'boolean', label } as Field,
  'pointed elsewhere': { type: 'relation', to: 'currency', label } as Field,
};

test.each(fields)(
  'whatever becomes of the field %s.%s, the directory can be read or the publish is refused',
  async (object, field) => {
    for (const [name, change] of Object.entries(changes)) {
      const published = await publishField(object, field, change);
      await expect(loadDirectory(home.workspace), `${object}.${field} ${name}`).resolves.toMatchObject({ workspace: 'main' });
      if (published) await publishReset(object);
    }
  },
);

test.each([
  ['user', 'active'],
  ['user', 'email'],
  ['user', 'superior'],
  ['department', 'parent'],
  ['currency', 'rate'],
])('the field %s.%s cannot be removed, and the refusal says why', async (object, field) => {
  await expect(publishOnly(object, without(object, field))).rejects.toMatchObject({
    code: 'invalid',
    details: { problems: expect.arrayContaining([expect.objectContaining({ field: `object/${object}#fields.${field}` })]) },
  });
  await drafts.discard();
});

test.each(objects.map(({ name }) => name))('the object %s cannot be removed', async (object) => {
  const error = await publishOnly(object, null).catch((thrown) => thrown as TenonError);
  expect((error as TenonError).details.problems?.map(({ field: place }) => place)).toContain(`object/${object}`);
  await drafts.discard();
});

test('what a needed field is called may be changed', async () => {
  const body = shippedBody('user');
  const active = { ...body.fields.active, label: { zh: '任职', en: 'Employed' } };
  await publishOnly('user', { ...body, fields: { ...body.fields, active } });
  expect(home.workspace.snapshot.objects.get('user')?.fields.get('active')?.definition.label.en).toBe('Employed');
  await publishReset('user');
});

/** False where it is refused. */
async function publishField(object: string, field: string, change: Field | undefined): Promise<boolean> {
  const body = change
    ? { ...shippedBody(object), fields: { ...shippedBody(object).fields, [field]: change } }
    : without(object, field);
  try {
    await publishOnly(object, body);
    return true;
  } catch (error) {
    expect((error as TenonError).code).toBe('invalid');
    await drafts.discard();
    return false;
  }
}

async function publishOnly(object: string, body: unknown): Promise<void> {
  await drafts.save({ kind: 'object', name: object, body });
  await drafts.publish();
}

async function publishReset(object: string): Promise<void> {
  await drafts.reset({ kind: 'object', name: object });
  await drafts.publish();
}

function without(object: string, field: string): ObjectBody {
  const { [field]: _removed, ...rest } = shippedBody(object).fields;
  return { ...shippedBody(object), fields: rest };
}

function shippedBody(object: string): ObjectBody {
  return (objects.find(({ name }) => name === object) as Definition).body as ObjectBody;
}
