import type { ReactNode } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import type { OfferedCommand } from '../../base/offered-commands.ts';
import { useLabel } from '../../base/use-text.ts';
import { useButtons } from './use-buttons.ts';
import { usePress } from './use-press.tsx';

/** Buttons of the record that is open, or that the cursor of a list stands on, for ⌘K. */
export function useButtonCommands(object: ObjectModel, record: WireRecord): { commands: OfferedCommand[]; dialog: ReactNode } {
  const label = useLabel();
  const { press, dialog } = usePress(object);
  const ofPage = useButtons(object, record, 'record');
  const ofRow = useButtons(object, record, 'list').filter(({ name }) => !ofPage.some((each) => each.name === name));
  const commands = [...ofPage, ...ofRow].map((button) => ({
    id: `button:${button.name}`,
    icon: button.icon,
    title: label(button.label),
    run: () => press(button, { record }),
  }));
  return { commands, dialog };
}
