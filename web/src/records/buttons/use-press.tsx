import { type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { loadCode, loadLater } from '../../base/load-later.ts';
import { toast } from '../../base/toast.ts';
import { useLabel } from '../../base/use-text.ts';
import type { BulkTarget } from '../list/bulk-target.ts';
import type { ShownButton } from './buttons-at.ts';
import type { Choices } from './press.ts';

const SubmitDialog = loadLater(() => import('./submit-dialog.tsx'), 'SubmitDialog');
const ConfirmPress = loadLater(() => import('./confirm-press.tsx'), 'ConfirmPress');

/** A record, or those that are ticked in a list. */
export type PressTarget = { record: WireRecord } | { many: BulkTarget; onStart?: () => void };

/** Presses buttons of an object, and asks before where a button wants to be confirmed or submits a record. Draw `dialog` somewhere. */
export function usePress(object: ObjectModel) {
  const label = useLabel();
  const [asked, setAsked] = useState<{ button: ShownButton; target: PressTarget }>();
  const [busy, setBusy] = useState<string>();
  const carryOut = async (button: ShownButton, target: PressTarget, choices?: Choices) => {
    setBusy(button.name);
    const name = label(button.label);
    try {
      const { pressForMany, pressForOne } = await loadCode(() => import('./press.ts'));
      if ('record' in target) await pressForOne(object, { button, name, record: target.record, choices });
      else await pressForMany(object, { button, name, target: target.many, onStart: target.onStart });
    } finally {
      setBusy(undefined);
    }
  };
  const press = (button: ShownButton, target: PressTarget) =>
    button.confirm || (button.submits && 'record' in target)
      ? setAsked({ button, target })
      : void carryOut(button, target).catch(toast.problem);
  const close = () => setAsked(undefined);
  const confirm = async () => {
    if (!asked) return;
    close();
    await carryOut(asked.button, asked.target);
  };
  const submit = async (choices: Choices) => {
    if (!asked) return;
    await carryOut(asked.button, asked.target, choices);
    close();
  };
  const dialog: ReactNode = asked && (
    <Suspense fallback={null}>
      {asked.button.submits && 'record' in asked.target ? (
        <SubmitDialog object={object} button={asked.button} record={asked.target.record} onSubmit={submit} onClose={close} />
      ) : (
        <ConfirmPress button={asked.button} onConfirm={confirm} onClose={close} />
      )}
    </Suspense>
  );
  return { press, busy, dialog };
}
