import type { ButtonPlace } from '../../../../metadata/define/button.ts';
import type { ButtonModel, ObjectModel } from '../../../../metadata/wire.ts';

export type ShownButton = ButtonModel & { name: string };

/** The buttons of an object that stand in a place, in order, whatever their conditions say. */
export function buttonsAt({ buttons = {} }: ObjectModel, place: ButtonPlace): ShownButton[] {
  return Object.entries(buttons).flatMap(([name, button]) => (button.places.includes(place) ? [{ ...button, name }] : []));
}
