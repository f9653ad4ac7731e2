import type { GateModel, ObjectModel } from '@tenon/metadata';
import { gatesInOrder } from '@tenon/metadata/rules/rules-of-gates.ts';
import type { CompiledObject } from '../catalog/snapshot.ts';

/** Where the gates of an object stand and what their guidance says, of fields that the reader sees. */
export function trimGates({ body }: CompiledObject, reads: (field: string) => boolean): Pick<ObjectModel, 'gates'> {
  const seen = gatesInOrder(body.gates ?? {}).flatMap(([name, { field, option, guidance, off }]): [string, GateModel][] =>
    off || !reads(field) ? [] : [[name, { field, option, ...(guidance && { guidance }) }]],
  );
  return seen.length > 0 ? { gates: Object.fromEntries(seen) } : {};
}
