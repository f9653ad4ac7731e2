import { useState } from 'react';
import { everyOtherObject } from '../../../../../../metadata/define/role.ts';
import { paths } from '../../../../base/paths.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { StudioFrame } from '../../../frame/studio-frame.tsx';
import { compareRoles } from '../../../words/roles/compare-roles.ts';
import { useObjects } from '../../objects/use-objects.ts';
import { DeleteRole } from '../delete-role.tsx';
import { NewRoleDialog } from '../new-role-dialog.tsx';
import { compareWith, roleAddress } from '../role-address.ts';
import { RoleList } from '../role-list.tsx';
import styles from '../role-page.module.css';
import { type DraftedRole, useRoles } from '../use-roles.ts';
import { CompareMenu } from './compare-menu.tsx';
import { DifferenceRow } from './difference-row.tsx';

/** Two roles side by side, in words: all that they allow differently. */
export function ComparePage({ role: name, other }: { role: string; other: string | undefined }) {
  const t = useText();
  const label = useLabel();
  const roles = useRoles();
  const [dialog, setDialog] = useState<'add' | { leaving: string }>();
  const [one, two] = [name, other].map((each) => roles.find((role) => role.name === each));
  return (
    <StudioFrame
      crumbs={[
        { label: t('roles.place'), to: paths.studio('roles') },
        { label: label(one?.body.label) || name, to: roleAddress(name) },
        { label: t('roles.compare'), to: paths.studio('roles', name, compareWith) },
      ]}
      up={roleAddress(name)}
      left={<RoleList selected={name} onAdd={() => setDialog('add')} onRemove={(leaving) => setDialog({ leaving })} />}
    >
      <div className={styles.page}>
        <div className={styles.bar}>
          <p>{t('roles.comparedWith', { role: label(one?.body.label) || name })}</p>
          <CompareMenu role={name} other={other} />
        </div>
        {one && two ? <Differences one={one} two={two} /> : <EmptyState icon="columns-3" title={t('roles.chooseOther')} />}
      </div>
      {dialog === 'add' && <NewRoleDialog onClose={() => setDialog(undefined)} />}
      {typeof dialog === 'object' && <DeleteRole name={dialog.leaving} onClose={() => setDialog(undefined)} />}
    </StudioFrame>
  );
}

function Differences({ one, two }: { one: DraftedRole; two: DraftedRole }) {
  const t = useText();
  const label = useLabel();
  const objects = useObjects();
  const found = compareRoles(one.body, two.body, [everyOtherObject, ...objects.map(({ name }) => name)]);
  const moreOf = (side: number) => found.filter(({ more }) => more === side).length;
  if (found.length === 0) return <EmptyState icon="check" title={t('roles.same')} />;
  return (
    <>
      <p className={styles.quiet}>
        {t('roles.compareSum', {
          ...{ one: label(one.body.label), oneCount: moreOf(-1), other: label(two.body.label), otherCount: moreOf(1) },
          count: found.length,
        })}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('roles.what')}</th>
            <th scope="col">{label(one.body.label)}</th>
            <th scope="col">{label(two.body.label)}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((difference) => (
            <DifferenceRow key={JSON.stringify(difference)} difference={difference} />
          ))}
        </tbody>
      </table>
    </>
  );
}
