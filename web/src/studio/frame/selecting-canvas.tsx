import type { MouseEvent, ReactNode } from 'react';
import { usePreview } from './preview.ts';

type Props = {
  className?: string | undefined;
  /** The key of what is selected; undefined: nothing. */
  onSelect: (key: string | undefined) => void;
  children: ReactNode;
};

/** A canvas at the width that is looked at. A click selects the innermost element that says its key in `data-element`. */
export function SelectingCanvas({ className, onSelect, children }: Props) {
  const { width } = usePreview();
  const select = ({ target }: MouseEvent<HTMLElement>) => {
    const element = (target as Element).closest('[data-element]');
    onSelect(element?.getAttribute('data-element') ?? undefined);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of elements on the left does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: so it does
    <div className={className} data-width={width} onClick={select}>
      {children}
    </div>
  );
}
