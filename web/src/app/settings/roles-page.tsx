import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from '../../base/paths.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Link } from '../../ui/link.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useRoles } from './directory.ts';
import { RoleModal } from './role-modal.tsx';
import styles from './settings-page.module.css';
import { SettingsPage } from './settings-page.tsx';

/** All roles, for whoever manages them and designs nothing else. */
export function RolesPage() {
  return useSystemRight('manageMetadata') ? <Navigate to={paths.studio('roles')} replace /> : <Roles />;
}

function Roles() {
  const t = useText();
  const label = useLabel();
  const { data } = useRoles();
  const [adding, setAdding] = useState(false);
  return (
    <SettingsPage
      title={t('settings.roles')}
      intro={t('roles.intro')}
      actions={
        <Button variant="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
          {t('roles.add')}
        </Button>
      }
    >
      {!data && <SkeletonRows count={4} />}
      <table className={styles.table}>
        <tbody>
          {data?.map((role) => (
            <tr key={role.name}>
              <td>
                <span className={styles.person}>
                  <Icon name="shield" />
                  <span>
                    <Link to={paths.settings(`roles/${role.name}`)}>{label(role.body.label)}</Link>
                    <small>{label(role.body.description)}</small>
                  </span>
                </span>
              </td>
              <td>{role.shipped === false && <Chip color="blue">{t('roles.own')}</Chip>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {adding && <RoleModal roles={data ?? []} onClose={() => setAdding(false)} />}
    </SettingsPage>
  );
}
