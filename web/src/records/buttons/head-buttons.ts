import type { ObjectModel } from '../../../../metadata/wire.ts';

/** Where a layout puts buttons. */
type ButtonsOfLayout = { buttons?: readonly string[]; sections: readonly { buttons?: readonly string[] }[] };

/** Names of the buttons in the head of a page: those that its layout puts there, or all that none of its sections has. */
export function headButtons({ buttons = {} }: ObjectModel, layout: ButtonsOfLayout): readonly string[] {
  if (layout.buttons) return layout.buttons;
  const placed = new Set(layout.sections.flatMap((section) => section.buttons ?? []));
  return Object.keys(buttons).filter((name) => !placed.has(name));
}
