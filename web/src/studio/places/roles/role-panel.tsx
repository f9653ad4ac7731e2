import { type SystemRight, systemRights } from '../../../../../metadata/define/system-rights.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { CompareMenu } from './compare/compare-menu.tsx';
import styles from './role-page.module.css';
import { SystemRights } from './system-rights.tsx';
import { useRoleSteps } from './use-role-steps.ts';
import { type DraftedRole, useHolders, useMakesRoles } from './use-roles.ts';

/** The role itself: its names, what it allows besides records, who has it, and what can be done with it. */
export function RolePanel({ role, onRemove }: { role: DraftedRole; onRemove: () => void }) {
  const t = useText();
  const steps = useRoleSteps();
  const { name, body, isFixed } = role;
  const bound = useElementBound({ kind: 'role', name, at: [] }, body.label);
  const label = bound<Label>('label', 'studio.name');
  const description = bound<Label>('description', 'studio.description');
  const system = bound<SystemRight[]>('system', 'roles.system');
  const makes = useMakesRoles();
  return (
    <PropertiesPanel
      element={{ kind: 'role', name, at: [] }}
      icon="shield"
      title={body.label}
      aside={<code>{name}</code>}
      actions={
        <ElementActions
          onCopy={makes !== 'none' ? () => void steps.copy(name) : undefined}
          remove={isFixed ? undefined : { label: t('action.delete'), run: onRemove }}
        >
          <CompareMenu role={name} />
        </ElementActions>
      }
    >
      {!isFixed && (
        <>
          <TextPairControl label={t('studio.name')} bound={label} />
          <TextPairControl label={t('studio.description')} bound={description} optional />
        </>
      )}
      {makes !== 'ofApps' && (
        <SystemRights
          rights={system.value ?? []}
          isFixed={isFixed}
          onChange={(next) => system.write(next.length === 0 ? undefined : systemRights.filter((each) => next.includes(each)))}
        />
      )}
      {makes === 'any' && <People role={name} />}
    </PropertiesPanel>
  );
}

function People({ role }: { role: string }) {
  const t = useText();
  const people = useHolders().get(role) ?? [];
  return (
    <section>
      <h3 className={styles.heading}>{t('roles.peopleCount', { count: people.length })}</h3>
      <ul className={styles.people}>
        {people.map(({ id, name }) => (
          <li key={id}>
            <Link to={paths.record('user', id)}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
