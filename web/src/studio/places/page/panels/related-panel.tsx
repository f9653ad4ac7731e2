import { useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { SwitchControl } from '../../../controls/plain-controls.tsx';
import { NamesControl, useFieldChoices } from '../../../controls/reference-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useDraftModel } from '../../../model/with-draft-model.tsx';
import type { DesignedRelated } from '../page-body.ts';
import { labelOfRelated } from '../page-labels.ts';
import { usePageSteps } from '../use-page-steps.ts';
import { ConditionControls } from './condition-controls.tsx';
import type { PanelProps } from './element-panel.tsx';
import { TabChoice } from './tab-choice.tsx';
import { useLayoutBound } from './use-layout-bound.ts';

/** A list of records that lead here: which, with which columns, and whether one can be made from here. */
export function RelatedPanel({ object, body, list, onSelect }: PanelProps & { list: DesignedRelated }) {
  const t = useText();
  const steps = usePageSteps(object);
  const label = labelOfRelated(useDraftModel(), list);
  const at = ['related', list.id];
  const bound = useLayoutBound(object, at, label);
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at }}
      icon="list-details"
      title={label}
      aside={t('studio.relatedList')}
      more={<ConditionControls object={object} at={at} thing={label} />}
      actions={
        <ElementActions
          onMove={(by) => steps.shift('related', list.id, by, label)}
          remove={{
            label: t('studio.takeOff'),
            run: () => {
              steps.remove('related', list.id, label);
              onSelect(undefined);
            },
          }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} optional />
      <NamesControl
        label={t('studio.listColumns')}
        choices={useFieldChoices(list.object, undefined, true)}
        bound={bound('columns', 'studio.listColumns')}
      />
      <FilterControl label={t('studio.whichRecords')} object={list.object} bound={bound('filter', 'studio.whichRecords')} />
      <SwitchControl label={t('studio.createsHere')} bound={bound('create', 'studio.createsHere')} standard />
      <TabChoice body={body} bound={bound('tab', 'studio.onTab')} />
    </PropertiesPanel>
  );
}
