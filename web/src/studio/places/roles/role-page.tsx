import { useState } from 'react';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { useObjects } from '../objects/use-objects.ts';
import { DeleteRole } from './delete-role.tsx';
import { FieldsPanel } from './fields/fields-panel.tsx';
import { RoleMatrix } from './matrix/role-matrix.tsx';
import { NewRoleDialog } from './new-role-dialog.tsx';
import { roleAddress } from './role-address.ts';
import { RoleList } from './role-list.tsx';
import styles from './role-page.module.css';
import { RolePanel } from './role-panel.tsx';
import { useRoleSteps } from './use-role-steps.ts';
import { useMakesRoles, useRoles } from './use-roles.ts';

type Props = { name: string; object: string | undefined; field: string | undefined };

/** What one role allows: its matrix, and beside it the role itself or the fields of the object that is selected. */
export function RolePage({ name, object, field }: Props) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const steps = useRoleSteps();
  const objects = useObjects();
  const roles = useRoles();
  const isClosed = useMakesRoles() === 'ofApps';
  const role = roles.find((each) => each.name === name);
  const [dialog, setDialog] = useState<'add' | { leaving: string }>();
  const here = roleAddress(name);
  const panel =
    role &&
    (object === undefined ? (
      <RolePanel role={role} onRemove={() => setDialog({ leaving: name })} />
    ) : (
      <FieldsPanel role={role} object={object} selected={field} />
    ));
  return (
    <StudioFrame
      crumbs={[
        { label: t('roles.place'), to: paths.studio('roles') },
        {
          label: label(role?.body.label) || name,
          to: here,
          beside: roles.map((each) => ({
            label: label(each.body.label) || each.name,
            icon: 'shield',
            to: roleAddress(each.name),
            isHere: each.name === name,
          })),
        },
      ]}
      up={object === undefined ? paths.studio('roles') : here}
      left={<RoleList selected={name} onAdd={() => setDialog('add')} onRemove={(leaving) => setDialog({ leaving })} />}
      panel={panel}
    >
      {role ? (
        <div className={styles.page}>
          <RoleMatrix
            role={role.body}
            shipped={role.shipped}
            isFixed={role.isFixed}
            isClosed={isClosed}
            takesConditions
            selected={object}
            objects={objects.map((each) => ({ name: each.name, label: each.body.label, icon: each.body.icon }))}
            onLevel={(cells, level) => steps.setLevel(name, cells, level)}
            onFollow={(each) => steps.follow(name, each)}
            onSelect={(each) => void go(roleAddress(name, each))}
          />
        </div>
      ) : (
        <EmptyState icon="shield" title={t('roles.noRole')} help={t('roles.noRoleHelp')} />
      )}
      {dialog === 'add' && <NewRoleDialog onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <DeleteRole name={dialog.leaving} onClose={() => setDialog(undefined)} />}
    </StudioFrame>
  );
}
