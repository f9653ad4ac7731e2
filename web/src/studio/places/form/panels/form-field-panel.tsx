import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import { paths } from '../../../../base/paths.ts';
import { useText } from '../../../../base/use-text.ts';
import { Link } from '../../../../ui/link.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { MoveMenu } from '../../../frame/move-menu.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { designedForm, wayToFields } from '../form-body.ts';
import { useFormChanges } from '../use-form-changes.ts';
import type { FormPanelProps } from './form-element-panel.tsx';

type Props = FormPanelProps & { step: string | null; field: string };

/** A field in the form: its place; and the way to what the field itself is. */
export function FormFieldPanel({ object, body, fields, step, field, onSelect }: Props) {
  const t = useText();
  const changes = useFormChanges(object);
  const own = fields.fields[field];
  const shift = (by: number) => onSelect({ step: changes.shiftField(field, step, by), field });
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at: [...wayToFields(step), field] }}
      icon={own && fieldTypes[own.type].design.icon}
      title={own?.label}
      aside={t('studio.field')}
      actions={
        <ElementActions
          onMove={shift}
          remove={{
            label: t('studio.takeOffForm'),
            icon: 'eye-off',
            run: () => {
              changes.takeOffField(field, step);
              onSelect(step === null ? undefined : { step });
            },
          }}
        >
          {step !== null && (
            <MoveMenu
              places={designedForm(body).flatMap(({ id, label }) => (id === null ? [] : { id, label }))}
              here={step}
              onMove={(id) => {
                changes.moveField(field, step, { step: id });
                onSelect({ step: id, field });
              }}
            />
          )}
        </ElementActions>
      }
    >
      {own && (
        <p>
          <Link to={paths.studio('objects', object, 'fields', field)}>{t('studio.toField')}</Link>
        </p>
      )}
    </PropertiesPanel>
  );
}
