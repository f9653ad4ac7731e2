import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { useLabel } from '../../base/use-text.ts';
import { MenuDivider, MenuItem } from '../../ui/menu.tsx';
import { useButtons } from './use-buttons.ts';
import type { usePress } from './use-press.tsx';

type Props = { object: ObjectModel; record: WireRecord; press: ReturnType<typeof usePress>['press'] };

/** Buttons in the menu of a row. */
export function RowButtons({ object, record, press }: Props) {
  const label = useLabel();
  const shown = useButtons(object, record, 'list');
  if (shown.length === 0) return null;
  return (
    <>
      <MenuDivider />
      {shown.map((button) => (
        <MenuItem key={button.name} icon={button.icon} onSelect={() => press(button, { record })}>
          {label(button.label)}
        </MenuItem>
      ))}
    </>
  );
}
