import type { WireRecord } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import { readableFields } from '../../access/field-rights.ts';
import type { Workspace } from '../../catalog/workspace.ts';

export type FieldChange = { field: string; from: unknown; to: unknown };

type Compared = { object: string; before: Readonly<Record<string, unknown>>; after: WireRecord };

/** The fields in which a record differs from what it was, as far as the actor may read them. */
export function changesBetween({ snapshot }: Workspace, actor: Actor, { object, before, after }: Compared): FieldChange[] {
  return readableFields(snapshot, actor, object).flatMap(({ name, system }) => {
    const [from, to] = [before[name] ?? null, after[name] ?? null];
    return system || JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field: name, from, to }];
  });
}
