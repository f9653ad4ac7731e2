import type { AppBody, Definition, Field, ObjectBody, RoleBody } from '@tenon/metadata';
import { withoutDefaultRule } from '@tenon/metadata/rules/default-rules.ts';
import { listDefinitions, type WholeDefinition } from '../catalog/list-definitions.ts';
import type { Workspace } from '../catalog/workspace.ts';
import { type AccessModel, accessModel } from './access-model.ts';
import type { Actor } from './actor.ts';
import { designsAll, isInReach } from './app-reach.ts';

/** `locked`: it is not the reader's to change, and holds no more than they may see of it anyway. */
export type ReadDefinition = WholeDefinition & { locked?: true };

/**
 * All that counts, as far as the actor designs it. Who administers apps reads what belongs to these whole. Of the rest they read what names in it mean:
 * no rule, no process, no right, and nothing that their own rights hide.
 */
export async function listDefinitionsFor(
  workspace: Workspace,
  actor: Actor,
): Promise<{ revision: number; definitions: ReadDefinition[] }> {
  const { revision, definitions } = await listDefinitions(workspace);
  if (designsAll(actor)) return { revision, definitions };
  const model = accessModel(workspace.snapshot, actor);
  const read = definitions.flatMap((each): ReadDefinition[] => {
    if (isInReach(workspace.snapshot, actor, each)) return [each];
    const body = trimBody(model, each);
    return body === undefined ? [] : [{ kind: each.kind, name: each.name, body, locked: true }];
  });
  return { revision, definitions: read };
}

function trimBody(model: AccessModel, { kind, name, body }: Definition): WholeDefinition['body'] | undefined {
  return trimmed(model, { kind, name, body }) as WholeDefinition['body'] | undefined;
}

function trimmed(model: AccessModel, { kind, name, body }: Definition): unknown {
  switch (kind) {
    case 'object':
      return trimObject(model, name, body as ObjectBody);
    case 'view':
      return bare(model.views.find((each) => each.name === name));
    case 'dashboard':
      return bare(model.dashboards.find((each) => each.name === name));
    case 'report':
      return model.reports[name];
    case 'app':
      return trimApp(model, body as AppBody);
    case 'list':
      return isListSeen(model, name) ? body : undefined;
    case 'role':
      return { label: (body as RoleBody).label, objects: {} };
  }
  return undefined;
}

/** Names and types of the fields that the reader sees. */
function trimObject({ objects }: AccessModel, name: string, body: ObjectBody): Partial<ObjectBody> | undefined {
  const object = Object.hasOwn(objects, name) ? objects[name] : undefined;
  if (!object) return undefined;
  const fields = Object.entries(body.fields).flatMap(([field, definition]): [string, Field][] => {
    const seen = object.fields[field];
    if (!seen || seen.access === 'masked') return [];
    const { filter: _filter, ...rest } = withoutDefaultRule(definition) as Field & { filter?: unknown };
    return [[field, { ...rest, ...('options' in seen && { options: seen.options }) } as Field]];
  });
  const { label, plural, icon, title } = object;
  return { label, plural, icon, title, fields: Object.fromEntries(fields) };
}

/** Its options are known to who sees a field that has them. */
function isListSeen({ objects }: AccessModel, list: string): boolean {
  const fields = Object.values(objects).flatMap((object) => Object.values(object.fields));
  return fields.some((field) => 'list' in field && field.list === list);
}

/** Its letters are told, so that no other app takes them. */
function trimApp({ outlines }: AccessModel, { label, icon, order, shortcuts }: AppBody): AppBody {
  const seen = shortcuts?.filter(({ object }) => Object.hasOwn(outlines, object));
  return { label, icon, order, menu: [], main: [], home: [], shortcuts: seen };
}

function bare<Body extends { name: string; source?: unknown }>(found: Body | undefined): unknown {
  if (!found) return undefined;
  const { name: _name, source: _source, ...body } = found;
  return body;
}
