import type { Label } from '../../../../../../metadata/label.ts';
import { useText } from '../../../../base/use-text.ts';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { ConditionControls } from '../../page/panels/condition-controls.tsx';
import { useLayoutBound } from '../../page/panels/use-layout-bound.ts';
import { useFormChanges } from '../use-form-changes.ts';
import type { FormPanelProps } from './form-element-panel.tsx';

/** A step of a form: its name, what it says above its fields, and when it is there. */
export function StepPanel({ object, id, label, onSelect }: FormPanelProps & { id: string; label: Label }) {
  const t = useText();
  const changes = useFormChanges(object);
  const at = ['steps', id];
  const bound = useLayoutBound(object, at, label);
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at }}
      icon="forms"
      title={label}
      aside={t('studio.step')}
      more={<ConditionControls object={object} at={at} thing={label} />}
      actions={
        <ElementActions
          onMove={(by) => changes.shiftStep(id, by, label)}
          remove={{
            label: t('studio.takeOffForm'),
            run: () => {
              changes.removeStep(id, label);
              onSelect(undefined);
            },
          }}
        />
      }
    >
      <TextPairControl
        label={t('studio.name')}
        bound={{ ...bound<Label>('label', 'studio.name'), write: (to) => to && changes.renameStep(id, to) }}
      />
      <TextPairControl
        label={t('studio.textBlock')}
        help={t('studio.textBlockHelp')}
        bound={bound<Label>('text', 'studio.textBlock')}
        optional
        lines
      />
    </PropertiesPanel>
  );
}
