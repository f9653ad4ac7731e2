import type { StudioPlace } from '../place.ts';
import { ComparePage } from './compare/compare-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { compareWith, ofPerson, othersInAddress, partsOfRole } from './role-address.ts';
import { RolePage } from './role-page.tsx';
import { RolesPage } from './roles-page.tsx';

/** `/studio/roles`, `/studio/roles/<role>/<object>/<field>`, `/studio/roles/<role>/compare-with/<other>`, `/studio/roles/of-person/<user>/<object>` */
export const rolesPlace: StudioPlace = {
  name: 'roles',
  label: 'roles.place',
  icon: 'shield',
  inApps: true,
  Page: ({ parts: [role, object, rest] }) => {
    if (role === undefined) return <RolesPage />;
    if (role === ofPerson) return <PeoplePage key={object} id={object} object={rest} />;
    if (object === compareWith) return <ComparePage key={`${role} ${rest}`} role={role} other={rest} />;
    return <RolePage key={role} name={role} object={object && othersInAddress(object)} field={rest} />;
  },
  partsOf: ({ kind, name, at }) => (kind === 'role' ? partsOfRole(name, at) : undefined),
};
