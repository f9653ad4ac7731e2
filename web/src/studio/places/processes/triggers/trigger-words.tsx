import type {
  ApprovalTrigger,
  DateTrigger,
  ProcessTrigger,
  RecordTrigger,
  ScheduleTrigger,
} from '../../../../../../metadata/define/trigger.ts';
import { nameOfTrigger, type TriggerKindName } from '../../../../../../metadata/triggers/index.ts';
import { useInlineLabel } from '../../../../base/use-text.ts';
import { FilterWords } from '../../../../records/list/filter-words.tsx';
import { useDraftObject } from '../../../model/with-draft-model.tsx';
import { pathText, type Speaker } from '../../rules/condition-words.ts';
import { useSpeaker } from '../../rules/use-speaker.ts';

/** “When a deal is created or changed · Stage, Amount · where Status is open”. */
export function TriggerWords({ trigger }: { trigger: ProcessTrigger }) {
  const speaker = useSpeaker(trigger.object);
  const inline = useInlineLabel();
  const object = useDraftObject(trigger.object);
  const { t } = speaker;
  return (
    <>
      {whenText({ trigger, object: object ? inline(object.label) : trigger.object, speaker })}
      {'changed' in trigger && trigger.changed && trigger.changed.length > 0 && (
        <>
          {' '}
          ·{' '}
          {t('processes.whenChanged', { fields: trigger.changed.map((path) => pathText(speaker, path)).join(t('rules.comma')) })}
        </>
      )}
      {trigger.when && object && (
        <>
          {' '}
          · {t('processes.where')} <FilterWords object={object} filter={trigger.when} />
        </>
      )}
    </>
  );
}

type Saying<Of extends ProcessTrigger = ProcessTrigger> = { trigger: Of; object: string; speaker: Speaker };

/** In a line, when each kind comes. */
const texts: { [Kind in TriggerKindName]: (saying: Saying<never>) => string } = {
  record: ({ trigger, object, speaker: { t } }: Saying<RecordTrigger>) =>
    t('processes.whenRecord', {
      object,
      changes: trigger.on.map((event) => t(`processes.change.${event}`)).join(t('rules.or')),
    }),
  button: ({ object, speaker: { t } }) => t('processes.whenPressed', { object }),
  schedule: ({ trigger, object, speaker: { t } }: Saying<ScheduleTrigger>) =>
    t('processes.whenEvery', { every: t(`processes.every.${trigger.every}`), time: trigger.at, object }),
  date: dateText,
  approval: ({ trigger, object, speaker: { t } }: Saying<ApprovalTrigger>) =>
    t('processes.whenApproval', { object, ends: trigger.on.map((end) => t(`processes.ended.${end}`)).join(t('rules.or')) }),
  call: ({ object, speaker: { t } }) => t('processes.whenCalled', { object }),
  webhook: ({ object, speaker: { t } }) => t('processes.whenSent', { object }),
};

function whenText(saying: Saying): string {
  return texts[nameOfTrigger(saying.trigger)](saying as Saying<never>);
}

function dateText({ trigger, speaker }: Saying<DateTrigger>): string {
  const { t } = speaker;
  const { amount, unit, side } = trigger.offset ?? {};
  const field = trigger.field === '' ? '…' : pathText(speaker, trigger.field);
  if (amount === undefined || unit === undefined) return t('processes.whenDate', { field });
  return t(`processes.whenDate.${side ?? 'after'}`, { field, length: t(`processes.length.${unit}`, { count: amount }) });
}
