import { everyOtherObject } from '../../../../../metadata/define/role.ts';
import { paths } from '../../../base/paths.ts';

/** No object can be called so. */
export const compareWith = 'compare-with';
/** What a person sees: no role can be called so. */
export const ofPerson = 'of-person';
/** Stands in addresses for the line of all other objects. */
const others = '-';

/** `fields.deal.amount` is changed where the object is, as its actions are. */
export function partsOfRole(role: string, [member, of]: readonly string[]): string[] {
  if (of === undefined) return [role];
  if (member === 'objects') return [role, of === everyOtherObject ? others : of];
  return member === 'fields' ? [role, ...of.split('.')] : [role];
}

export function othersInAddress(object: string): string {
  return object === others ? everyOtherObject : object;
}

export function roleAddress(role: string, object?: string): string {
  return paths.studio('roles', ...partsOfRole(role, object === undefined ? [] : ['objects', object]));
}

export function personAddress(id?: string, object?: string): string {
  return paths.studio('roles', ofPerson, ...[id, object].filter((part) => part !== undefined));
}
