import { useState } from 'react';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import styles from '../objects/objects-page.module.css';
import { DeleteRole } from './delete-role.tsx';
import { NewRoleDialog } from './new-role-dialog.tsx';
import { roleAddress } from './role-address.ts';
import { RoleList } from './role-list.tsx';
import { useHolders, useMakesRoles, useRoles } from './use-roles.ts';

/** Every role there is, and a new one. */
export function RolesPage() {
  const t = useText();
  const makes = useMakesRoles();
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<string>();
  return (
    <StudioFrame
      crumbs={[{ label: t('roles.place'), to: paths.studio('roles') }]}
      left={<RoleList onAdd={() => setAdding(true)} onRemove={setLeaving} />}
    >
      <div className={styles.page}>
        <div className={styles.head}>
          <p>{t(makes === 'ofApps' ? 'roles.introOfApps' : 'roles.intro')}</p>
          {makes !== 'none' && (
            <span data-builds>
              <Button variant="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
                {t('roles.add')}
              </Button>
            </span>
          )}
        </div>
        <Roles />
      </div>
      {isAdding && <NewRoleDialog onClose={() => setAdding(false)} />}
      {leaving !== undefined && <DeleteRole name={leaving} onClose={() => setLeaving(undefined)} />}
    </StudioFrame>
  );
}

function Roles() {
  const t = useText();
  const label = useLabel();
  const holders = useHolders();
  const makes = useMakesRoles();
  return (
    <ul className={styles.cards}>
      {useRoles().map(({ name, body, isNew, isOwn, shipped }) => (
        <li key={name}>
          <Link to={roleAddress(name)} className={styles.card}>
            <Icon name="shield" size={20} className={styles.icon} />
            <span className={styles.name}>{label(body.label) || name}</span>
            <span className={styles.aside}>
              {[
                ...(makes === 'any' ? [t('roles.peopleCount', { count: holders.get(name)?.length ?? 0 })] : []),
                ...(body.description ? [label(body.description)] : []),
              ].join(' · ')}
            </span>
            {(isNew || isOwn) && (
              <Chip color={isNew ? 'green' : 'blue'}>
                {t(isNew ? 'studio.mark.new' : shipped ? 'studio.mark.own' : 'roles.own')}
              </Chip>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}
