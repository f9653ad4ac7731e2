import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { NamesControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useLayoutBound } from '../../page/panels/use-layout-bound.ts';
import { designedForm } from '../form-body.ts';
import { useFormChanges } from '../use-form-changes.ts';
import type { FormPanelProps } from './form-element-panel.tsx';

/** What holds for the form as a whole: what it asks for at once, or that it goes step by step. */
export function FormPanel({ object, body, fields, onSelect }: FormPanelProps) {
  const t = useText();
  const changes = useFormChanges(object);
  const bound = useLayoutBound(object, [], fields.label)<string[]>('quickCreate', 'studio.inForm');
  const own = useFieldChoices(object);
  const hasSteps = designedForm(body)[0]?.id !== null;
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at: ['quickCreate'] }}
      icon="forms"
      title={fields.label}
      aside={t('studio.form')}
      actions={
        <Button size="sm" icon={<Icon name="forms" />} onClick={() => onSelect({ step: changes.addStep() })}>
          {t(hasSteps ? 'studio.addStep' : 'studio.splitForm')}
        </Button>
      }
    >
      {hasSteps ? (
        <p>{t('studio.inStepsHelp')}</p>
      ) : (
        <NamesControl
          label={t('studio.inForm')}
          help={t('studio.inFormHelp')}
          choices={own}
          bound={{ ...bound, write: (to) => bound.write(to ?? []) }}
        />
      )}
    </PropertiesPanel>
  );
}
