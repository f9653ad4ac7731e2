import { conditionalActions, everyOtherObject, rightsOnObject } from '../../../../../metadata/define/role.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { followsOthers } from '../../words/roles/cells.ts';
import styles from './role-page.module.css';
import { useRoleSteps } from './use-role-steps.ts';
import type { DraftedRole } from './use-roles.ts';

type Props = { role: DraftedRole; object: string };

/** The conditions of a role over one object, each with the builder of the lists. */
export function ScopeConditions({ role: { name, body }, object }: Props) {
  const t = useText();
  const actions = conditionalActions.filter((action) => typeof rightsOnObject(body, object)[action] === 'object');
  if (object === everyOtherObject || followsOthers(body, object) || actions.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('roles.conditions')}</h3>
      {actions.map((action) => (
        <OneCondition key={action} role={name} object={object} action={action} />
      ))}
    </section>
  );
}

type OneProps = { role: string; object: string; action: (typeof conditionalActions)[number] };

/** Without a condition nothing is allowed any more. */
function OneCondition({ role, object, action }: OneProps) {
  const t = useText();
  const steps = useRoleSteps();
  const label = t(`roles.${action}`);
  const bound = useElementBound({ kind: 'role', name: role, at: ['objects', object, action] }, { zh: label, en: label });
  const where = bound<Filter>('where', `roles.${action}`);
  return (
    <FilterControl
      label={label}
      help={t('roles.conditionHelp')}
      object={object}
      bound={{
        ...where,
        write: (next) => (next === undefined ? steps.setLevel(role, [{ object, action }], 'none') : where.write(next)),
      }}
    />
  );
}
