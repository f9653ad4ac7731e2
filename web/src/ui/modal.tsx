import { Modal as MantineModal } from '@mantine/core';
import { type DialogProps, useDialogFrame } from './dialog-frame.tsx';

type Props = DialogProps & {
  size?: 'sm' | 'md' | 'lg' | 'xl';
  fullScreen?: boolean;
};

/** A dialog that must be answered before the rest goes on. Esc and the backdrop close it. */
export function Modal({ size = 'md', fullScreen, ...dialog }: Props) {
  return <MantineModal size={size} fullScreen={fullScreen} {...useDialogFrame(dialog)} />;
}
