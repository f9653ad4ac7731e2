import { dateField } from '../../../../../metadata/check/field-demands.ts';
import { isOfRecord, isOfTime } from '../../../../../metadata/define/awaits-change.ts';
import type { ActsAs, ProcessBody } from '../../../../../metadata/define/process.ts';
import {
  type DateTrigger,
  type ProcessTrigger,
  type RecordTrigger,
  recordEvents,
  type ScheduleTrigger,
} from '../../../../../metadata/define/trigger.ts';
import type { Filter } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import controls from '../../controls/controls.module.css';
import { FilterControl } from '../../controls/filter-control.tsx';
import { ChoiceControl, SwitchControl, TextControl } from '../../controls/plain-controls.tsx';
import { Property } from '../../controls/property.tsx';
import { FieldControl, NamesControl, useFieldChoices, useRoleChoices } from '../../controls/reference-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import styles from './processes.module.css';
import { useProcessSteps } from './use-process-steps.ts';

type Props = { name: string; process: ProcessBody };

/** Each kind of trigger as it begins. */
const beginnings = {
  record: { on: ['create'] },
  button: { kind: 'button' },
  schedule: { kind: 'schedule', every: 'day', at: '09:00' },
  date: { kind: 'date', field: '' },
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

function RecordControls({ name, process, trigger }: Props & { trigger: RecordTrigger }) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const on = bound<RecordTrigger['on']>('trigger.on', 'processes.on');
  const fields = useFieldChoices(trigger.object);
  const write = (event: (typeof recordEvents)[number], isOn: boolean) => {
    const next = recordEvents.filter((each) => (each === event ? isOn : trigger.on.includes(each)));
    if (next.length > 0) on.write(next);
  };
  return (
    <>
      <Property label={t('processes.on')} bound={on}>
        {({ labelledBy }) => (
          <fieldset className={styles.choices} aria-labelledby={labelledBy}>
            {recordEvents.map((event) => (
              <label key={event}>
                <input
                  type="checkbox"
                  checked={trigger.on.includes(event)}
                  onChange={({ target }) => write(event, target.checked)}
                />
                {t(`processes.change.${event}`)}
              </label>
            ))}
          </fieldset>
        )}
      </Property>
      {trigger.on.includes('update') && (
        <>
          <NamesControl
            label={t('processes.changed')}
            help={t('processes.changedHelp')}
            bound={bound('trigger.changed', 'processes.changed')}
            choices={fields}
          />
          <FilterControl
            label={t('processes.was')}
            help={t('processes.wasHelp')}
            object={trigger.object}
            bound={bound<Filter>('trigger.was', 'processes.was')}
          />
        </>
      )}
      {trigger.when && <SwitchControl label={t('processes.becomes')} bound={bound('trigger.becomes', 'processes.becomes')} />}
      <SwitchControl label={t('processes.ofImports')} bound={bound('trigger.imports', 'processes.ofImports')} />
      <SwitchControl label={t('processes.ofProcesses')} bound={bound('trigger.processes', 'processes.ofProcesses')} standard />
    </>
  );
}

function ScheduleControls({ name, process, trigger }: Props & { trigger: ScheduleTrigger }) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const days = bound<number[]>('trigger.days', 'processes.days');
  const last = trigger.every === 'week' ? 7 : 31;
  const every = (['hour', 'day', 'week', 'month'] as const).map((value) => ({ value, label: t(`processes.every.${value}`) }));
  const write = (day: number, isOn: boolean) => {
    const next = Array.from({ length: last }, (_, index) => index + 1).filter((each) =>
      each === day ? isOn : trigger.days?.includes(each),
    );
    days.write(next.length > 0 ? next : undefined);
  };
  return (
    <>
      <ChoiceControl label={t('processes.every')} choices={every} bound={bound('trigger.every', 'processes.every')} />
      <TimeControl label={t('processes.at')} bound={bound('trigger.at', 'processes.at')} />
      {(trigger.every === 'week' || trigger.every === 'month') && (
        <Property label={t('processes.days')} help={t('processes.daysHelp')} bound={days}>
          {({ labelledBy }) => (
            <fieldset className={styles.days} aria-labelledby={labelledBy}>
              {Array.from({ length: last }, (_, index) => index + 1).map((day) => (
                <label key={day}>
                  <input
                    type="checkbox"
                    checked={trigger.days?.includes(day) ?? false}
                    onChange={({ target }) => write(day, target.checked)}
                  />
                  {trigger.every === 'week' ? t(`processes.weekday.${day as 1}`) : day}
                </label>
              ))}
            </fieldset>
          )}
        </Property>
      )}
      <ChoiceControl
        label={t('processes.missed')}
        none={t('processes.missed.once')}
        choices={[{ value: 'skip', label: t('processes.missed.skip') }]}
        bound={bound('trigger.missed', 'processes.missed')}
      />
      <ChoiceControl
        label={t('processes.overlap')}
        none={t('processes.overlap.skip')}
        choices={[{ value: 'allow', label: t('processes.overlap.allow') }]}
        bound={bound('trigger.overlap', 'processes.overlap')}
      />
      <TextControl label={t('processes.zone')} example="Asia/Shanghai" bound={bound('trigger.zone', 'processes.zone')} />
    </>
  );
}

function DateControls({ name, process, trigger }: Props & { trigger: DateTrigger }) {
  const t = useText();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label);
  const offset = bound<DateTrigger['offset']>('trigger.offset', 'processes.offset');
  const { amount = 1, unit = 'day', side } = trigger.offset ?? {};
  const sides = (['before', 'after'] as const).map((value) => ({ value, label: t(`processes.side.${value}`) }));
  return (
    <>
      <FieldControl
        label={t('processes.dateField')}
        object={trigger.object}
        fits={dateField.fits}
        withSystem
        bound={bound('trigger.field', 'processes.dateField')}
      />
      <ChoiceControl
        label={t('processes.offset')}
        none={t('processes.side.at')}
        choices={sides}
        bound={{ ...offset, value: side, write: (to) => offset.write(to ? { amount, unit, side: to as 'before' } : undefined) }}
      />
      {side && (
        <div className={controls.pair}>
          <input
            className={controls.input}
            type="number"
            min={1}
            aria-label={t('processes.amount')}
            value={amount}
            onChange={({ target }) => offset.write({ amount: Math.round(Number(target.value)), unit, side })}
          />
          <select
            className={controls.input}
            aria-label={t('processes.unit')}
            value={unit}
            onChange={({ target }) => offset.write({ amount, unit: target.value as 'day', side })}
          >
            {(['hour', 'day'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`processes.unit.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <TimeControl label={t('processes.dateAt')} bound={bound('trigger.at', 'processes.dateAt')} />
      <TextControl label={t('processes.zone')} example="Asia/Shanghai" bound={bound('trigger.zone', 'processes.zone')} />
    </>
  );
}

type TimeProps = { label: string; bound: ReturnType<ReturnType<typeof useElementBound>> };

function TimeControl({ label, bound }: TimeProps) {
  return (
    <Property label={label} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <input
          id={id}
          className={controls.input}
          type="time"
          aria-describedby={describedBy}
          aria-invalid={isWrong || undefined}
          value={String(bound.value ?? '')}
          onChange={({ target }) => bound.write(target.value || undefined)}
        />
      )}
    </Property>
  );
}

function ActsAsControl({ name, process }: Props) {
  const t = useText();
  const roles = useRoleChoices();
  const bound = useElementBound({ kind: 'process', name, at: [] }, process.label)<ActsAs>('actsAs', 'processes.actsAs');
  const value = typeof bound.value === 'object' ? `role ${bound.value.role}` : (bound.value ?? 'starter');
  const write = (to: string | undefined) =>
    bound.write(to?.startsWith('role ') ? { role: to.slice(5) } : to === 'owner' ? 'owner' : undefined);
  const choices = [
    { value: 'starter', label: t('processes.actsAs.starter') },
    { value: 'owner', label: t('processes.actsAs.owner') },
    ...roles.map((role) => ({ value: `role ${role.value}`, label: t('processes.actsAs.role', { role: role.label }) })),
  ];
  return (
    <ChoiceControl
      label={t('processes.actsAs')}
      help={t('processes.actsAsHelp')}
      choices={choices}
      bound={{ ...bound, value, write }}
    />
  );
}
