import type { Me } from '../../../../metadata/api/me.ts';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../index.ts';

/** `{ me: true }` and `{ today: true }` are shown as what the server will make of them; a moment is taken by its clock. */
export function valueAsSeen(
  field: FieldModel | undefined,
  value: unknown,
  { me, today }: { me: Me['user']; today: string },
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('me' in value) return { id: me.id, title: me.name };
  if ('today' in value) return field && fieldWidget(field).isDay ? today : undefined;
  return value;
}
