import { writableField } from '../../../../../../metadata/check/field-demands.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { NamesControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useDraftModel } from '../../../model/with-draft-model.tsx';
import { type DesignedPage, designedPage } from '../page-body.ts';
import { labelOfRelated } from '../page-labels.ts';
import { usePageSteps } from '../use-page-steps.ts';
import { ConditionControls } from './condition-controls.tsx';
import type { PanelProps } from './element-panel.tsx';
import { useLayoutBound, useNameBound } from './use-layout-bound.ts';

/** What is different for some: for whom first, then what is not there, and what stands in the head. */
export function VariantPanel({ object, body, fields, variant, onSelect }: PanelProps & { variant: DesignedPage['variants'][0] }) {
  const t = useText();
  const text = useLabel();
  const model = useDraftModel();
  const steps = usePageSteps(object);
  const { id, label } = variant;
  const at = ['variants', id];
  const bound = useLayoutBound(object, at, label);
  const page = designedPage(body, fields);
  const own = useFieldChoices(object, undefined, true);
  const written = useFieldChoices(object, writableField.fits, true);
  const named = (list: readonly { id: string; label: { zh: string; en: string } }[]) =>
    list.map((each) => ({ value: each.id, label: text(each.label) }));
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at }}
      icon="arrows-split"
      title={label}
      aside={t('studio.variant')}
      actions={
        <ElementActions
          remove={{
            label: t('studio.takeOff'),
            run: () => {
              steps.remove('variants', id, label);
              onSelect(undefined);
            },
          }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={useNameBound(object, { list: 'variants', id, label })} />
      <ConditionControls object={object} at={at} thing={label} />
      <NamesControl
        label={t('studio.hidesSections')}
        choices={named(page.sections)}
        bound={bound('hide.sections', 'studio.hidesSections')}
      />
      <NamesControl
        label={t('studio.hidesRelated')}
        choices={page.related.map((list) => ({ value: list.id, label: text(labelOfRelated(model, list)) }))}
        bound={bound('hide.related', 'studio.hidesRelated')}
      />
      <NamesControl label={t('studio.hidesFields')} choices={own} bound={bound('hide.fields', 'studio.hidesFields')} />
      <NamesControl label={t('studio.inHead')} choices={own} bound={bound('highlights', 'studio.inHead')} />
      <NamesControl label={t('studio.inForm')} choices={written} bound={bound('quickCreate', 'studio.inForm')} />
    </PropertiesPanel>
  );
}
