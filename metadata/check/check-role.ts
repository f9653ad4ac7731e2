import { conditionsOfRole, everyOtherObject, type ObjectRights, type RoleBody, rightsOnObject } from '../define/role.ts';
import { fieldType } from '../field-types/index.ts';
import { filterPaths } from '../filter-paths.ts';
import type { Filter } from '../query.ts';
import { resolveReadPath } from '../resolve-path.ts';
import { checkFilter } from './check-filter.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { maskableField, scopeField } from './field-demands.ts';

/** Objects, fields and apps that a role names, and its own conditions. */
export function checkRole(check: DefinitionCheck, _name: string, body: RoleBody): void {
  for (const object of Object.keys(body.objects)) if (object !== '*') check.object(`objects.${object}`, object);
  for (const { object, action, where } of conditionsOfRole(body))
    checkScope(check, `objects.${object}.${action}.where`, { body, object, where });
  for (const [place, right] of Object.entries(body.fields ?? {})) {
    const [object = '', field = ''] = place.split('.');
    check.field(`fields.${place}`, object, field, right === 'masked' ? maskableField : undefined, 'key');
  }
  for (const app of Object.keys(body.apps ?? {})) {
    if (Object.hasOwn(check.model.apps, app)) check.refer(`apps.${app}`, { kind: 'app', name: app });
    else check.report(`apps.${app}`, 'unknownApp', { seen: app });
  }
}

type Scope = { body: RoleBody; object: string; where: Filter };

/** A condition is over one object, asks for something, and asks only for what whoever has the role may see: which records they see tells it. */
function checkScope(check: DefinitionCheck, at: string, { body, object, where }: Scope): void {
  if (object === everyOtherObject) check.report(at, 'scopeOfMany');
  if (!Object.hasOwn(check.model.objects, object)) return;
  const paths = filterPaths(where);
  if (paths.length === 0) check.report(at, 'scopeOfNothing');
  checkFilter(check, at, { object, filter: where });
  for (const path of paths) {
    const steps = resolveReadPath(check.model.objects, object, path) ?? [];
    const [first] = steps;
    const isMany = first && fieldType(first.field).target?.(first.field as never)?.cardinality === 'many';
    if (steps.length === 1 && !isMany) check.field(at, object, path, scopeField);
    if (steps.some((step) => !seesClear(body, step.object, step.name))) check.report(at, 'scopeUnseen', { seen: path });
  }
}

function seesClear(body: RoleBody, object: string, field: string): boolean {
  const { read }: ObjectRights = rightsOnObject(body, object);
  const right = body.fields?.[`${object}.${field}`];
  return read !== undefined && right !== 'hidden' && right !== 'masked';
}
