import { type ReactNode, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import { recordTitle } from '../model/record-title.ts';
import type { Save } from '../model/save-record.tsx';
import { undoValues } from '../model/undo-values.ts';
import { LossReason, lossReasonField } from './loss-reason.tsx';

type Move = (record: WireRecord, to: string) => Promise<void>;

/** Moves records to another stage, with undo; a lost one is asked why. Draw `dialog` somewhere. */
export function useMoveStage({ object, stage, save }: { object: ObjectModel; stage: string; save: Save }): {
  move: Move;
  dialog: ReactNode;
} {
  const t = useText();
  const label = useLabel();
  const [asked, setAsked] = useState<{ record: WireRecord; to: string }>();
  const optionOf = (value: string) => optionsOf(object.fields[stage] as never).find((option) => option.value === value);

  const write = async (record: WireRecord, values: Record<string, unknown>) => {
    try {
      const saved = await save(record, values);
      if (!saved) return;
      const option = label(optionOf(String(values[stage]))?.label);
      const undo = () => save(saved, undoValues(object, record, saved)).catch(toast.problem);
      toast.success(t('record.moved', { title: recordTitle(object, record), stage: option }), {
        label: t('action.undo'),
        run: undo,
      });
    } catch (error) {
      toast.problem(error);
    }
  };
  const move: Move = async (record, to) => {
    if (optionOf(to)?.kind === 'lost' && lossReasonField(object)) setAsked({ record, to });
    else await write(record, { [stage]: to });
  };
  const answer = (values: Record<string, unknown>) => {
    if (asked) write(asked.record, { [stage]: asked.to, ...values });
    setAsked(undefined);
  };
  return {
    move,
    dialog: asked && <LossReason object={object} record={asked.record} onAnswer={answer} onCancel={() => setAsked(undefined)} />,
  };
}
