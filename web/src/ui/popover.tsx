import { Popover as MantinePopover } from '@mantine/core';
import { cloneElement, type ReactElement, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useLayer } from '../base/layers.ts';
import { LayerContent } from './layer-content.tsx';

type Described = { 'aria-haspopup'?: 'dialog'; 'aria-expanded'?: boolean };

type Props = {
  trigger: (toggle: () => void, open: boolean) => ReactElement;
  /** Draws the content; `close` shuts it. */
  children: (close: () => void) => ReactNode;
  width?: number | 'target';
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start';
  startsOpen?: boolean;
};

/** A small panel beside a button, for filters, pickers and settings of a view. Until it is asked for there is the button alone. */
export function Popover({ startsOpen = false, ...panel }: Props) {
  const [isWanted, setWanted] = useState(startsOpen);
  if (isWanted) return <MadePopover {...panel} />;
  const button = panel.trigger(() => setWanted(true), false) as ReactElement<Described>;
  return cloneElement(button, { 'aria-haspopup': 'dialog', 'aria-expanded': false });
}

function MadePopover({ trigger, children, width = 320, position = 'bottom-start' }: Omit<Props, 'startsOpen'>) {
  const [open, setOpen] = useState(true);
  const close = () => setOpen(false);
  const layer = useLayer(open, close);
  const target = useRef<HTMLElement>(null);
  const pressedInside = useOutsidePress(open, target, close);
  return (
    <MantinePopover
      opened={open}
      onChange={setOpen}
      width={width}
      position={position}
      closeOnEscape={false}
      closeOnClickOutside={false}
      trapFocus={false}
      returnFocus={false}
    >
      <MantinePopover.Target ref={target}>{trigger(() => setOpen(!open), open)}</MantinePopover.Target>
      <MantinePopover.Dropdown onPointerDownCapture={pressedInside}>
        <LayerContent layer={layer}>{open && children(close)}</LayerContent>
      </MantinePopover.Dropdown>
    </MantinePopover>
  );
}

/**
 * Closes on a press elsewhere. Lists and calendars that its content opens lie outside of it in the page, yet inside of it in React,
 * which is where their presses are heard.
 */
function useOutsidePress(open: boolean, target: RefObject<HTMLElement | null>, close: () => void): () => void {
  const inside = useRef(false);
  const closeNow = useRef(close);
  closeNow.current = close;
  useEffect(() => {
    if (!open) return;
    const onPress = (event: PointerEvent) => {
      if (!inside.current && !target.current?.contains(event.target as Node)) closeNow.current();
      inside.current = false;
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [open, target]);
  return () => {
    inside.current = true;
  };
}
