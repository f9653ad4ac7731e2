import { dateField } from '../../../../../../metadata/check/field-demands.ts';
import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import type { DateTrigger, ScheduleTrigger } from '../../../../../../metadata/define/trigger.ts';
import { useText } from '../../../../base/use-text.ts';
import controls from '../../../controls/controls.module.css';
import { ChoiceControl, TextControl } from '../../../controls/plain-controls.tsx';
import { Property } from '../../../controls/property.tsx';
import { FieldControl } from '../../../controls/reference-controls.tsx';
import { useElementBound } from '../../../store/use-element-bound.ts';
import styles from '../processes.module.css';

type Props = { name: string; process: ProcessBody };

/** A time that comes again and again: how often, when, and what becomes of one that was missed. */
export function ScheduleControls({ name, process, trigger }: Props & { trigger: ScheduleTrigger }) {
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

/** So long before or after a date of the record. */
export function DateControls({ name, process, trigger }: Props & { trigger: DateTrigger }) {
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
            {(['hour', 'day', 'workday'] as const).map((each) => (
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
