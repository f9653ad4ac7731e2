import { drawButton, inButtonOrder } from '../../../../metadata/buttons/index.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';

/** The buttons of a draft as screens draw them. What their conditions look at of other records is known once they are published. */
export function draftButtons({ buttons = {} }: ObjectBody): Pick<ObjectModel, 'buttons'> {
  const drawn = inButtonOrder(buttons).flatMap(([name, button]) =>
    button.off || !button.does ? [] : [[name, drawButton(button)] as const],
  );
  return { buttons: drawn.length > 0 ? Object.fromEntries(drawn) : undefined };
}
