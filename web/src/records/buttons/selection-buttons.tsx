import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useLabel } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { BulkTarget } from '../list/bulk-target.ts';
import { buttonsAt } from './buttons-at.ts';
import { usePress } from './use-press.tsx';

type Props = { object: ObjectModel; target: BulkTarget; onStart: () => void };

/** Buttons for the records that are ticked. For which of them a condition holds, each record is asked when its turn comes. */
export function SelectionButtons({ object, target, onStart }: Props) {
  const label = useLabel();
  const { press, busy, dialog } = usePress(object);
  return (
    <>
      {buttonsAt(object, 'selection').map((button) => (
        <Button
          key={button.name}
          size="sm"
          icon={<Icon name={button.icon} />}
          loading={busy === button.name}
          onClick={() => press(button, { many: target, onStart })}
        >
          {label(button.label)}
        </Button>
      ))}
      {dialog}
    </>
  );
}
