import type { ComponentType } from 'react';
import { isOfTime } from '../../../../../../metadata/define/awaits-change.ts';
import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { ProcessTrigger } from '../../../../../../metadata/define/trigger.ts';
import type { Filter } from '../../../../../../metadata/query.ts';
import { nameOfTrigger, type TriggerKindName, triggerKinds } from '../../../../../../metadata/triggers/index.ts';
import { useText } from '../../../../base/use-text.ts';
import { FilterControl } from '../../../controls/filter-control.tsx';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import { ActsAsControl } from '../acts-as-control.tsx';
import { useProcessSteps } from '../use-process-steps.ts';
import { ApprovalTriggerControls } from './approval-trigger.tsx';
import { CallTriggerControls } from './call-trigger.tsx';
import { RecordControls } from './record-trigger.tsx';
import { DateControls, ScheduleControls } from './time-triggers.tsx';
import { WebhookControls } from './webhook-trigger.tsx';

type Props = { name: string; process: ProcessBody };

/** What of each kind is set besides its records and its condition. */
const panels: { [Kind in TriggerKindName]?: ComponentType<Props & { trigger: never }> } = {
  record: RecordControls,
  schedule: ScheduleControls,
  date: DateControls,
  call: CallTriggerControls,
  approval: ApprovalTriggerControls,
  webhook: WebhookControls,
};

/** What sets a process off, of which records, and with whose rights it acts. */
export function TriggerControls({ name, process }: Props) {
  const t = useText();
  const steps = useProcessSteps(name);
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const { trigger } = process;
  const { object } = trigger;
  const kind = bound<TriggerKindName>('trigger.kind', 'processes.trigger');
  const choose = (to: string | undefined) =>
    steps.setTrigger({ object, ...triggerKinds[(to ?? 'record') as TriggerKindName].beginning } as ProcessTrigger);
  const kinds = (Object.keys(triggerKinds) as TriggerKindName[]).map((value) => ({
    value,
    label: t(`processes.kind.${value}`),
  }));
  const Panel = panels[nameOfTrigger(trigger)];
  return (
    <>
      <ChoiceControl
        label={t('processes.trigger')}
        choices={kinds}
        bound={{ ...kind, value: nameOfTrigger(trigger), write: choose }}
      />
      {Panel && <Panel name={name} process={process} trigger={trigger as never} />}
      <FilterControl
        label={t('processes.onlyWhere')}
        help={t(isOfTime(trigger) ? 'processes.whereThenHelp' : 'processes.whereHelp')}
        object={object}
        bound={bound<Filter>('trigger.when', 'processes.onlyWhere')}
      />
      <ActsAsControl name={name} process={process} />
    </>
  );
}
