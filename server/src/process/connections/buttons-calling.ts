import type { Button } from '@tenon/metadata';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';

/** The buttons that call a connection, those that are switched off as well. */
export function buttonsCalling({ objects }: Snapshot, connection: string): { object: CompiledObject; button: Button }[] {
  return [...objects.values()].flatMap((object) =>
    Object.values(object.body.buttons ?? {})
      .filter(({ does: { kind, inputs } }) => kind === 'callConnection' && inputs.connection === connection)
      .map((button) => ({ object, button })),
  );
}
