import type { Label } from '../../../../metadata/label.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';

type Props = {
  places: readonly { id: string; label: Label | undefined }[];
  here: string;
  onMove: (id: string) => void;
};

/** To another place among these, without dragging. */
export function MoveMenu({ places, here, onMove }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<Icon name="arrow-right" />}>
          {t('studio.moveTo')}
        </Button>
      }
    >
      {places.map((place) => (
        <MenuItem key={place.id} checked={place.id === here} onSelect={() => place.id !== here && onMove(place.id)}>
          {label(place.label)}
        </MenuItem>
      ))}
    </Menu>
  );
}
