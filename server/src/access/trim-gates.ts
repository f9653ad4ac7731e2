import type { ExpressionType, GateModel, ObjectModel } from '@tenon/metadata';
import { byOrder } from '@tenon/metadata/define/by-order.ts';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { typeOfPath } from './expression-types.ts';
import { mayReadPath } from './field-rights.ts';
import { pathsOfWhen } from './trim-buttons.ts';

/** Where the gates of an object stand and what their guidance says: those that look at nothing that is hidden from the reader to find the records they are for. */
export function trimGates(
  snapshot: Snapshot,
  actor: RightsHolder,
  object: CompiledObject,
): Pick<ObjectModel, 'gates' | 'gateTypes'> {
  const types: Record<string, ExpressionType> = {};
  const seen = byOrder(object.body.gates ?? {}).flatMap(([name, gate]): [string, GateModel][] => {
    const { field, option, when, guidance, off } = gate;
    const paths = pathsOfWhen(object, gate);
    if (off || ![field, ...paths].every((path) => mayReadPath(snapshot, actor, object.name, path))) return [];
    for (const path of paths) types[path] = typeOfPath(snapshot, object.name, path);
    return [[name, { field, option, ...(when !== undefined && { when }), ...(guidance && { guidance }) }]];
  });
  if (seen.length === 0) return {};
  return { gates: Object.fromEntries(seen), ...(Object.keys(types).length > 0 && { gateTypes: types }) };
}
