import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import { paths } from '../../../../base/paths.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Menu, MenuItem } from '../../../../ui/menu.tsx';
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
        <>
          <Button size="sm" icon={<Icon name="arrow-up" />} onClick={() => shift(-1)}>
            {t('studio.moveUp')}
          </Button>
          <Button size="sm" icon={<Icon name="arrow-down" />} onClick={() => shift(1)}>
            {t('studio.moveDown')}
          </Button>
          {step !== null && <StepMenu {...{ object, body, step, field, onSelect }} />}
          <Button
            size="sm"
            variant="danger"
            icon={<Icon name="eye-off" />}
            onClick={() => {
              changes.takeOffField(field, step);
              onSelect(step === null ? undefined : { step });
            }}
          >
            {t('studio.takeOffForm')}
          </Button>
        </>
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

/** To another step, without dragging. */
function StepMenu({ object, body, step, field, onSelect }: Omit<Props, 'fields'>) {
  const t = useText();
  const label = useLabel();
  const changes = useFormChanges(object);
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Icon name="arrow-right" />}>
          {t('studio.moveTo')}
        </Button>
      }
    >
      {designedForm(body).map(({ id, label: name }) => (
        <MenuItem
          key={id}
          checked={id === step}
          onSelect={() => {
            if (id === step) return;
            changes.moveField(field, step, { step: id });
            onSelect({ step: id, field });
          }}
        >
          {label(name)}
        </MenuItem>
      ))}
    </Menu>
  );
}
