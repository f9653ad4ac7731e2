import { type RefObject, useEffect, useLayoutEffect } from 'react';

/** The frame that went had the focus: the next one takes it. */
let isHandedOn = false;

/** On the way from one place to another, which has a frame of its own, the focus stays with the list of places, where it came from most of the time. */
export function useKeptFocus(frame: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = frame.current;
    return () => {
      isHandedOn = own?.contains(document.activeElement) ?? false;
    };
  }, [frame]);
  useEffect(() => {
    if (isHandedOn && document.activeElement === document.body)
      frame.current?.querySelector<HTMLElement>('nav [aria-current="page"]')?.focus({ preventScroll: true });
    isHandedOn = false;
  }, [frame]);
}
