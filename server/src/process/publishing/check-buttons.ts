import { type Button, buttonKind, pathsOfButton } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { mayPress } from '../../access/trim-buttons.ts';
import { TenonError } from '../../base/errors.ts';
import type { PublishCheck } from '../../catalog/publish-check.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { readsAllOfPaths } from './check-processes.ts';
import { fingerprintOf } from './underlying-fields.ts';

/**
 * A button acts with the rights of whoever presses it, who sees its label and not what it does. So who publishes one, or gives another meaning to what it
 * reads, could press it as well, and reads what it carries away of every record. A form that it opens is looked at before anything is saved.
 */
export function checkButtons(actor: Actor): PublishCheck {
  return ({ before, next }) => {
    for (const object of next.objects.values()) {
      const earlier = before.objects.get(object.name);
      for (const [name, button] of Object.entries(object.body.buttons ?? {}))
        if (
          !isSame({ before, next }, object.name, [earlier?.body.buttons?.[name], button]) &&
          !mayOffer(next, actor, { object, button })
        )
          throw new TenonError('beyondRights');
    }
  };
}

/** One that is switched off does nothing, and is asked for when it is switched on. */
function mayOffer(snapshot: Snapshot, actor: Actor, { object, button }: { object: CompiledObject; button: Button }): boolean {
  if (button.off) return true;
  if (!mayPress(snapshot, actor, { object, button })) return false;
  const paths = buttonKind(button.does.kind)?.isShown ? [] : pathsOfButton(button);
  return paths.length === 0 || readsAllOfPaths(snapshot, actor, { object: object.name, paths });
}

function isSame(
  { before, next }: { before: Snapshot; next: Snapshot },
  object: string,
  [was, is]: [Button | undefined, Button],
): boolean {
  const meaning = (snapshot: Snapshot, button: Button) =>
    fingerprintOf(
      snapshot,
      pathsOfButton(button).map((path) => ({ object, path })),
    );
  return was !== undefined && deedOf(was) === deedOf(is) && meaning(before, was) === meaning(next, is);
}

/** What it does, and to which records; its looks are nobody's secret. */
function deedOf({ does, when, off = false }: Button): string {
  return JSON.stringify([does, when, off]);
}
