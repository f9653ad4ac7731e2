import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { optionsOf } from '../../fields/offered-options.ts';
import { recordTitle } from '../model/record-title.ts';
import type { Save } from '../model/save-record.tsx';
import { undoValues } from '../model/undo-values.ts';

const ConvertDialog = lazy(async () => ({ default: (await import('../convert/convert-dialog.tsx')).ConvertDialog }));

type Move = (record: WireRecord, to: string) => Promise<void>;

/** Moves records to another stage, with undo; the stage that a conversion leads to is reached by converting. Draw `dialog` somewhere. */
export function useMoveStage({ object, stage, save }: { object: ObjectModel; stage: string; save: Save }): {
  move: Move;
  dialog: ReactNode;
} {
  const t = useText();
  const label = useLabel();
  const [converted, setConverted] = useState<WireRecord>();
  const move: Move = async (record, to) => {
    if (object.conversion?.sets?.[stage] === to) return setConverted(record);
    try {
      const saved = await save(record, { [stage]: to });
      if (!saved) return;
      const option = optionsOf(object.fields[stage] as never).find(({ value }) => value === to);
      const undo = () => save(saved, undoValues(object, record, saved)).catch(toast.problem);
      toast.success(t('record.moved', { title: recordTitle(object, record), stage: label(option?.label) }), {
        label: t('action.undo'),
        run: undo,
      });
    } catch (error) {
      toast.problem(error);
    }
  };
  return {
    move,
    dialog: converted && (
      <Suspense>
        <ConvertDialog open={{ object, record: converted }} onClose={() => setConverted(undefined)} />
      </Suspense>
    ),
  };
}
