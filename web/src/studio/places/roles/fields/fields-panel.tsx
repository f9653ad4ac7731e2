import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { everyOtherObject } from '../../../../../../metadata/define/role.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useBody } from '../../../store/use-studio.ts';
import { ScopeConditions } from '../scope-conditions.tsx';
import { useRoleSteps } from '../use-role-steps.ts';
import type { DraftedRole } from '../use-roles.ts';
import { FieldRights } from './field-rights.tsx';
import { useRoleFields } from './use-role-fields.ts';

type Props = { role: DraftedRole; object: string; selected: string | undefined };

/** What a role may do with the fields of one object. */
export function FieldsPanel({ role, object, selected }: Props) {
  const t = useText();
  const label = useLabel();
  const steps = useRoleSteps();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const fields = useRoleFields(object);
  return (
    <PropertiesPanel
      element={{ kind: 'role', name: role.name, at: ['objects', object] }}
      icon={body?.icon ?? 'category'}
      title={body?.label ?? { zh: t('roles.allOthers'), en: t('roles.allOthers') }}
      aside={label(role.body.label)}
    >
      {object === everyOtherObject ? (
        <p>{t('roles.othersHelp')}</p>
      ) : (
        <>
          {!role.isFixed && <ScopeConditions role={role} object={object} />}
          <p>{t('roles.fieldsHelp')}</p>
          <FieldRights
            object={object}
            fields={fields}
            rights={role.body.fields}
            shipped={role.shipped && (role.shipped.fields ?? {})}
            selected={selected}
            isFixed={role.isFixed}
            onRight={(names, right) => steps.setFields(role.name, { object, fields: names, right })}
          />
        </>
      )}
    </PropertiesPanel>
  );
}
