import { Drawer as MantineDrawer } from '@mantine/core';
import { type DialogProps, useDialogFrame } from './dialog-frame.tsx';

type Props = DialogProps & {
  size?: number | string;
  /** `bottom` for sheets on phones. */
  position?: 'right' | 'bottom';
};

/** A modal panel from the right, for forms; a sheet from below brings up no keyboard before a field is touched. To look at a record beside its list use `SidePanel`. */
export function Drawer({ size = 520, position = 'right', ...dialog }: Props) {
  return <MantineDrawer size={size} position={position} {...useDialogFrame(dialog, { toLookAt: position === 'bottom' })} />;
}
