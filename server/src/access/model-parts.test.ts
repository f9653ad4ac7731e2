import { type Definition, defineLayout, defineObject, defineView, type ObjectBody, type RoleBody } from '@tenon/metadata';
import type { PartName } from '@tenon/metadata/model-parts.ts';
import { expect, test } from 'vitest';
import { compileSnapshot } from '../catalog/compile-snapshot.ts';
import { sharedBody } from '../catalog/definitions/shared-bodies.ts';
import { mergeRoles } from './merge-roles.ts';
import { modelParts } from './model-parts.ts';

const label = { zh: '项目', en: 'Project' };
const text = { type: 'text', label } as const;
const client = defineObject('client', { label, icon: 'box', title: 'name', fields: { name: text, area: text } });
const project = defineObject('project', {
  ...{ label, icon: 'box', title: 'name' },
  fields: {
    name: text,
    client: { type: 'relation', to: 'client', label },
    area: { type: 'formula', expression: 'client.area', result: 'text', label },
  },
});
const definitions: Definition[] = [
  ...[client, project],
  defineView('projects', { object: 'project', label, type: 'table', columns: [{ field: 'name' }, { field: 'client.area' }] }),
  defineLayout('project', { object: 'project', highlights: ['client'], sections: [], related: [], quickCreate: ['name'] }),
];
const everything = { objects: { '*': { read: 'all', edit: 'all' } } } satisfies Partial<RoleBody>;

/** As a server reads them after each publish. */
function partsOf(published: readonly Definition[], role: Partial<RoleBody> = everything) {
  const read = published.map(({ kind, name, body }) => ({ kind, name, body: sharedBody(kind, name, JSON.stringify(body)) }));
  const snapshot = compileSnapshot({ schema: 'ws_main', revision: 1, definitions: read });
  return modelParts(snapshot, { rights: mergeRoles([{ label, ...role } as RoleBody]) });
}

function changed({ kind, name, body }: Definition, change: object): Definition[] {
  const next = { kind, name, body: { ...(body as object), ...change } };
  return definitions.map((each) => (each.kind === kind && each.name === name ? next : each));
}

async function differing(published: readonly Definition[], role?: Partial<RoleBody>): Promise<PartName[]> {
  const [before, after] = [await partsOf(definitions), await partsOf(published, role)];
  return [...new Set([...before.tags.keys(), ...after.tags.keys()])].filter(
    (name) => before.tags.get(name) !== after.tags.get(name),
  );
}

test('an object that a publish did not touch is the very same as before', async () => {
  const { fields } = client.body as ObjectBody;
  const published = changed(client, { fields: { ...fields, more: text } });
  const [before, after] = [await partsOf(definitions), await partsOf(published)];
  expect(after.model.objects.project).toBe(before.model.objects.project);
  expect(after.model.objects.client).not.toBe(before.model.objects.client);
  expect(await differing(published)).toEqual(['object:client']);
});

test('what changes around an object changes its part', async () => {
  const [, , view, layout] = definitions as [Definition, Definition, Definition, Definition];
  expect(await differing(changed(view, { columns: [{ field: 'name' }] }))).toEqual(['object:project']);
  expect(await differing(changed(layout, { highlights: [] }))).toEqual(['object:project']);
});

test('an object that is worked out of what is hidden now is another, though its definition is the same', async () => {
  const role = { ...everything, fields: { 'client.area': 'hidden' as const } };
  expect(await differing(definitions, role)).toEqual(['object:client', 'object:project']);
  expect((await partsOf(definitions, role)).model.objects.project?.fields).not.toHaveProperty('area');
  expect((await partsOf(definitions)).model.objects.project?.fields).toHaveProperty('area');
});
