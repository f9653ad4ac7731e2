import { paths } from '../../../base/paths.ts';
import { useSystemRight } from '../../../base/use-me.ts';
import { useText } from '../../../base/use-text.ts';
import { PartList, PlaceList } from '../../frame/place-list.tsx';
import { personAddress } from './role-address.ts';

/** The places of the studio, and the two sides of this one: what roles allow, and what that makes for a person. */
export function RolesHeading({ here }: { here: 'roles' | 'people' }) {
  const t = useText();
  const mayKnow = useSystemRight('manageRoles');
  const parts = [
    { name: 'roles', label: t('roles.allRoles'), icon: 'shield', to: paths.studio('roles') },
    { name: 'people', label: t('roles.people'), icon: 'user', to: personAddress() },
  ];
  return (
    <>
      <PlaceList here="roles" />
      {mayKnow && <PartList label={t('roles.place')} parts={parts} here={here} />}
    </>
  );
}
