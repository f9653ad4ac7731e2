import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import type { ProcessTrigger } from '../../../../../metadata/define/trigger.ts';
import { kindOfTrigger } from '../../../../../metadata/triggers/index.ts';
import { useText } from '../../../base/use-text.ts';
import { SwitchControl } from '../../controls/plain-controls.tsx';
import { ObjectControl } from '../../controls/reference-controls.tsx';
import { TextPairControl } from '../../controls/text-pair-control.tsx';
import { ElementActions } from '../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../frame/properties-panel.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { ApprovalControls } from './approval-controls.tsx';
import { TriggerControls } from './triggers/trigger-controls.tsx';
import { useProcessSteps } from './use-process-steps.ts';

type Props = { name: string; process: ProcessBody; onCopy: () => void; onRemove: () => void };

/** What a process is called, what sets it off, and whether it is on. */
export function ProcessPanel({ name, process, onCopy, onRemove }: Props) {
  const t = useText();
  const steps = useProcessSteps(name);
  const element = { kind: 'process', name, at: [] };
  const bound = useElementBound(element, process.label);
  const { trigger } = process;
  const object = bound<string>('trigger.object', 'processes.object');
  return (
    <PropertiesPanel
      element={element}
      icon="bolt"
      title={process.label}
      aside={<code>{name}</code>}
      usedBy={{ kind: 'process', name }}
      actions={<ElementActions onCopy={onCopy} remove={{ label: t('processes.delete'), run: onRemove }} />}
    >
      <TextPairControl label={t('studio.name')} bound={bound('label', 'studio.name')} />
      <SwitchControl
        label={t('processes.isOn')}
        help={t('processes.isOnHelp')}
        bound={bound('active', 'processes.isOn')}
        standard
      />
      <ObjectControl
        label={t('processes.object')}
        bound={{
          ...object,
          write: (to) => to !== undefined && to !== trigger.object && steps.setTrigger(triggerOf(trigger, to)),
        }}
      />
      <TriggerControls name={name} process={process} />
      <ApprovalControls name={name} process={process} />
    </PropertiesPanel>
  );
}

/** The same for records of another object, as far as it does not name fields. */
function triggerOf(trigger: ProcessTrigger, object: string): ProcessTrigger {
  return { object, ...kindOfTrigger(trigger).kept(trigger) } as ProcessTrigger;
}
