import type { CompiledField } from './compiled-field.ts';
import type { CompiledObject, Snapshot } from './snapshot.ts';

type FieldChain = readonly CompiledField[];

/** Chains by object and path; a path is looked up by every request that names it. */
const chains = new WeakMap<Snapshot, { count: number; byObject: Map<string, Map<string, FieldChain>> }>();
const maxChains = 20_000;

/**
 * The fields along a path: `resolveField(snapshot, 'deal', 'account.owner.name')` gives `account`, `owner` and `name`.
 * Undefined when a part does not exist or a part before the last is not a relation to one object.
 */
export function resolveField(snapshot: Snapshot, object: string, path: string): FieldChain | undefined {
  const known = chains.get(snapshot) ?? { count: 0, byObject: new Map() };
  if (!chains.has(snapshot)) chains.set(snapshot, known);
  const ofObject = known.byObject.get(object);
  const cached = ofObject?.get(path);
  if (cached) return cached;
  const chain = followPath({ get: (name) => snapshot.objects.get(name)?.fields }, object, path);
  // Paths come from requests: only those that exist are kept, and not without end.
  if (chain && known.count < maxChains) {
    known.count++;
    known.byObject.set(object, (ofObject ?? new Map()).set(path, chain));
  }
  return chain;
}

type FieldsOfObjects = { get(object: string): CompiledObject['fields'] | undefined };

/** `resolveField` before there is a snapshot. */
export function followPath(all: FieldsOfObjects, object: string, path: string): FieldChain | undefined {
  const chain: CompiledField[] = [];
  let at: string | undefined = object;
  for (const part of path.split('.')) {
    const field: CompiledField | undefined = at === undefined ? undefined : all.get(at)?.get(part);
    if (!field) return undefined;
    chain.push(field);
    at =
      field.type.target?.(field.definition as never)?.cardinality === 'one' && field.targets.length === 1
        ? field.targets[0]
        : undefined;
  }
  return chain;
}
