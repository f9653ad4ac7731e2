import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { tellChange } from '../../base/last-change.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import { recordTitle } from '../model/record-title.ts';
import type { Save } from '../model/save-record.tsx';
import { takeBack } from '../model/take-back.ts';

type Move = (record: WireRecord, to: string) => Promise<void>;

/** Moves records to another stage, with undo. */
export function useMoveStage({ object, stage, save }: { object: ObjectModel; stage: string; save: Save }): Move {
  const t = useText();
  const label = useLabel();
  return async (record, to) => {
    try {
      const saved = await save(record, { [stage]: to });
      if (!saved) return;
      const option = optionsOf(object.fields[stage] as never).find(({ value }) => value === to);
      tellChange({
        message: t('record.moved', { title: recordTitle(object, record), stage: label(option?.label) }),
        undo: () => takeBack(saved),
      });
    } catch (error) {
      toast.problem(error);
    }
  };
}
