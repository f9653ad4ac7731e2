import { Popover as MantinePopover } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { LayerContext, useLayer } from '../base/layers.ts';

type Props = {
  trigger: (toggle: () => void, open: boolean) => ReactElement;
  /** Draws the content; `close` shuts it. */
  children: (close: () => void) => ReactNode;
  width?: number | 'target';
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start';
};

/** A small panel beside a button, for filters, pickers and settings of a view. */
export function Popover({ trigger, children, width = 320, position = 'bottom-start' }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const layer = useLayer(open, close);
  return (
    <MantinePopover
      opened={open}
      onChange={setOpen}
      width={width}
      position={position}
      closeOnEscape={false}
      trapFocus
      returnFocus
    >
      <MantinePopover.Target>{trigger(() => setOpen(!open), open)}</MantinePopover.Target>
      <MantinePopover.Dropdown>
        <LayerContext value={layer}>{open && children(close)}</LayerContext>
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}
