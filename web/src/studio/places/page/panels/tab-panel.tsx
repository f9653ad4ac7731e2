import { useText } from '../../../../base/use-text.ts';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import type { DesignedPage } from '../page-body.ts';
import { usePageSteps } from '../use-page-steps.ts';
import { ConditionControls } from './condition-controls.tsx';
import type { PanelProps } from './element-panel.tsx';
import { useNameBound } from './use-layout-bound.ts';

/** A tab of a page. What stands on it goes back to the first one when it goes. */
export function TabPanel({ object, tab, onSelect }: PanelProps & { tab: DesignedPage['tabs'][0] }) {
  const t = useText();
  const steps = usePageSteps(object);
  const { id, label } = tab;
  return (
    <PropertiesPanel
      element={{ kind: 'layout', name: object, at: ['tabs', id] }}
      icon="folder"
      title={label}
      aside={t('studio.tab')}
      more={<ConditionControls object={object} at={['tabs', id]} thing={label} />}
      actions={
        <ElementActions
          remove={{
            label: t('studio.takeOff'),
            run: () => {
              steps.remove('tabs', id, label);
              onSelect(undefined);
            },
          }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} bound={useNameBound(object, { list: 'tabs', id, label })} />
    </PropertiesPanel>
  );
}
