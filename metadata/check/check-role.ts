import type { RoleBody } from '../define/role.ts';
import type { DefinitionCheck } from './definition-check.ts';
import { maskableField } from './field-demands.ts';

export function checkRole(check: DefinitionCheck, _name: string, body: RoleBody): void {
  for (const object of Object.keys(body.objects)) if (object !== '*') check.object(`objects.${object}`, object);
  for (const [place, right] of Object.entries(body.fields ?? {})) {
    const [object = '', field = ''] = place.split('.');
    check.field(`fields.${place}`, object, field, right === 'masked' ? maskableField : undefined, 'key');
  }
  for (const app of Object.keys(body.apps ?? {})) {
    if (Object.hasOwn(check.model.apps, app)) check.refer(`apps.${app}`, { kind: 'app', name: app });
    else check.report(`apps.${app}`, 'unknownApp', { seen: app });
  }
}
