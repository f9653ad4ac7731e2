import { isOfRecord, isOfTime } from '../../../../../metadata/define/awaits-change.ts';
import type { ProcessBody } from '../../../../../metadata/define/process.ts';
import type { ProcessTrigger } from '../../../../../metadata/define/trigger.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { FilterControl } from '../../controls/filter-control.tsx';
import { ChoiceControl } from '../../controls/plain-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { type NamedValue, NamedValuesControl } from '../buttons/inputs/named-values-control.tsx';
import { ActsAsControl } from './acts-as-control.tsx';
import { RecordControls } from './record-trigger.tsx';
import { DateControls, ScheduleControls } from './time-triggers.tsx';
import { useProcessSteps } from './use-process-steps.ts';

type Props = { name: string; process: ProcessBody };

/** Each kind of trigger as it begins. */
const beginnings = {
  record: { on: ['create'] },
  button: { kind: 'button' },
  schedule: { kind: 'schedule', every: 'day', at: '09:00' },
  date: { kind: 'date', field: '' },
  call: { kind: 'call' },
} as const;

type Kind = keyof typeof beginnings;

/** What sets a process off, of which records, and with whose rights it acts. */
export function TriggerControls({ name, process }: Props) {
  const t = useText();
  const steps = useProcessSteps(name);
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const { trigger } = process;
  const { object } = trigger;
  const kind = bound<Kind>('trigger.kind', 'processes.trigger');
  const choose = (to: string | undefined) =>
    steps.setTrigger({ object, ...beginnings[(to ?? 'record') as Kind] } as ProcessTrigger);
  const kinds = (Object.keys(beginnings) as Kind[]).map((value) => ({ value, label: t(`processes.kind.${value}`) }));
  return (
    <>
      <ChoiceControl
        label={t('processes.trigger')}
        choices={kinds}
        bound={{ ...kind, value: kind.value ?? 'record', write: choose }}
      />
      {isOfRecord(trigger) && <RecordControls name={name} process={process} trigger={trigger} />}
      {trigger.kind === 'schedule' && <ScheduleControls name={name} process={process} trigger={trigger} />}
      {trigger.kind === 'call' && (
        <NamedValuesControl
          label={t('processes.takes')}
          help={t('processes.takesHelp')}
          object={object}
          bound={bound<Record<string, NamedValue>>('trigger.takes', 'processes.takes')}
        />
      )}
      {trigger.kind === 'date' && <DateControls name={name} process={process} trigger={trigger} />}
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
