import { canMask, type FieldOf, type FieldType, type Path } from '@tenon/metadata';
import type { CompiledField } from '../catalog/compiled-field.ts';
import type { Asker } from '../catalog/former-names.ts';
import { resolveField } from '../catalog/resolve-field.ts';
import type { Snapshot } from '../catalog/snapshot.ts';
import type { Visibility } from '../query/viewer.ts';
import type { RightsHolder } from './actor.ts';
import { filterPaths } from './filter-paths.ts';

/** Without these no record can be named or saved, so whoever may read the object may read them. */
const always: readonly string[] = ['id', 'version'];

/**
 * What the actor may see of a field. Hidden: it cannot be read, written, filtered, sorted, grouped, searched or exported, and
 * neither can a field that is computed from it. A field that points at objects the actor may not read at all is hidden, too.
 * Masked: its values are read as texts that tell a part, and for everything else it is hidden.
 * A field that does not exist is hidden. Throws nothing; it is worked out once for all with the same rights.
 *
 * `visibilityOf(snapshot, actor, 'deal', 'amount')` → `'clear'`
 */
export function visibilityOf(snapshot: Snapshot, actor: RightsHolder, object: string, field: string): Visibility {
  return rightsOf(snapshot, actor).visibility(object, field);
}

/** The actor as one who asks by names that fields had formerly. */
export function askerOf(snapshot: Snapshot, actor: RightsHolder): Asker {
  return { snapshot, knows: (object, field) => visibilityOf(snapshot, actor, object, field) !== 'hidden' };
}

/** Whether the actor may give the field a value. What is hidden, masked, computed or kept by the platform is nobody's to change. */
export function mayChangeField(snapshot: Snapshot, actor: RightsHolder, object: string, field: string): boolean {
  return rightsOf(snapshot, actor).mayChange(object, field);
}

/** Whether every field along a path may be read: `deal` and `account.owner.name`. False for paths that do not exist. */
export function mayReadPath(snapshot: Snapshot, actor: RightsHolder, object: string, path: Path): boolean {
  return rightsOf(snapshot, actor).path(object, path) === 'clear';
}

/** Whether the actor may see what stands at the end of a path, be it masked. */
export function maySeePath(snapshot: Snapshot, actor: RightsHolder, object: string, path: Path): boolean {
  return rightsOf(snapshot, actor).path(object, path) !== 'hidden';
}

/** Fields of the object that the actor may read, in the order of its definition. Empty when the object is not theirs to read. */
export function readableFields(snapshot: Snapshot, actor: RightsHolder, object: string): readonly CompiledField[] {
  return visibleFields(snapshot, actor, object).filter((field) => visibilityOf(snapshot, actor, object, field.name) === 'clear');
}

/** Those that are masked as well. */
export function visibleFields(snapshot: Snapshot, actor: RightsHolder, object: string): readonly CompiledField[] {
  return rightsOf(snapshot, actor).visible(object);
}

type FieldRights = {
  visibility(object: string, field: string): Visibility;
  mayChange(object: string, field: string): boolean;
  path(object: string, path: Path): Visibility;
  visible(object: string): readonly CompiledField[];
};

/** Worked out once per revision and set of rights. */
const known = new WeakMap<Snapshot, Map<string, FieldRights>>();

function rightsOf(snapshot: Snapshot, actor: RightsHolder): FieldRights {
  const bySignature = known.get(snapshot) ?? new Map<string, FieldRights>();
  known.set(snapshot, bySignature);
  const rights = bySignature.get(actor.rights.signature) ?? workOutRights(snapshot, actor);
  bySignature.set(actor.rights.signature, rights);
  return rights;
}

function workOutRights(snapshot: Snapshot, { rights }: RightsHolder): FieldRights {
  const answers = new Map<CompiledField, Visibility>();
  const lists = new Map<string, readonly CompiledField[]>();
  return { visibility, mayChange, path, visible };

  function visibility(object: string, name: string): Visibility {
    const compiled = snapshot.objects.get(object)?.fields.get(name);
    if (!compiled || !readsObject(object)) return 'hidden';
    const answered = answers.get(compiled);
    if (answered) return answered;
    // Stands while what the field reads is looked at: one that leads back to itself ends, and stays hidden.
    answers.set(compiled, 'hidden');
    const seen = workOut(compiled);
    answers.set(compiled, seen);
    return seen;
  }

  function workOut(compiled: CompiledField): Visibility {
    if (always.includes(compiled.name)) return 'clear';
    const right = rights.field(compiled.object, compiled.name);
    if (right === 'hidden' || hidesSources(compiled)) return 'hidden';
    if (right !== 'masked') return 'clear';
    return canMask(compiled.type, compiled.definition) ? 'masked' : 'hidden';
  }

  function mayChange(object: string, name: string): boolean {
    const compiled = snapshot.objects.get(object)?.fields.get(name);
    if (!compiled || always.includes(name) || visibility(object, name) !== 'clear') return false;
    const isKept = compiled.definition.readOnly || compiled.type.readOnly;
    return !isKept && writesObject(object) && rights.field(object, name) === 'edit';
  }

  function hidesSources(compiled: CompiledField): boolean {
    if (compiled.targets.length > 0 && !compiled.targets.some(readsObject)) return true;
    return sourcesOf(snapshot, compiled).some((source) => path(source.object, source.path) !== 'clear');
  }

  function path(object: string, name: Path): Visibility {
    const chain = (resolveField(snapshot, object, name) ?? []).map((step) => visibility(step.object, step.name));
    const isReached = chain.slice(0, -1).every((seen) => seen === 'clear');
    return (isReached ? chain.at(-1) : undefined) ?? 'hidden';
  }

  function visible(object: string): readonly CompiledField[] {
    const list = lists.get(object) ?? [...(snapshot.objects.get(object)?.fields.values() ?? [])].filter(isVisible);
    lists.set(object, list);
    return list;
  }

  function isVisible(compiled: CompiledField): boolean {
    return visibility(compiled.object, compiled.name) !== 'hidden';
  }

  function readsObject(object: string): boolean {
    return rights.scopes(object, 'read').length > 0;
  }

  function writesObject(object: string): boolean {
    return rights.scopes(object, 'edit').length > 0 || rights.allows(object, 'create');
  }
}

/** A path and the object that it begins at. */
export type ObjectPath = { object: string; path: Path };

/** What a field's value comes from; nothing for one that is stored as it was entered. */
export function sourcesOf(snapshot: Snapshot, field: CompiledField): ObjectPath[] {
  return [...sources[field.type.source](snapshot, field), ...trackedFields(snapshot, field)];
}

/** By where its type says it comes from. */
const sources: Record<FieldType['source'], (snapshot: Snapshot, field: CompiledField) => ObjectPath[]> = {
  columns: () => [],
  linkTable: () => [],
  expression: (_, field) => (field.expression?.paths ?? []).map((path) => ({ object: field.object, path })),
  inverse: (_, field) => {
    const { to, via } = field.definition as FieldOf<'relationMany'>;
    return [{ object: to, path: via }];
  },
  rollup: (snapshot, field) => {
    const { relation, field: figure, filter } = field.definition as FieldOf<'rollup'>;
    const related = relatedObject(snapshot, field.object, relation);
    const inside = (object: string, path: Path) => relatedObject(snapshot, object, path);
    return [
      { object: field.object, path: relation },
      ...(related !== undefined && figure !== undefined ? [{ object: related, path: figure }] : []),
      ...(related !== undefined ? filterPaths(filter, related, inside) : []),
    ];
  },
};

/** The field whose values a stage history repeats. */
function trackedFields(snapshot: Snapshot, { object: history, name: field }: CompiledField): ObjectPath[] {
  return trackedInto(snapshot).get(`${history}.${field}`) ?? [];
}

/** By `history.field`; every field of a revision is asked, so that all objects are looked through once. */
const tracked = new WeakMap<Snapshot, ReadonlyMap<string, ObjectPath[]>>();

function trackedInto(snapshot: Snapshot): ReadonlyMap<string, ObjectPath[]> {
  const known = tracked.get(snapshot);
  if (known) return known;
  const made = new Map<string, ObjectPath[]>();
  for (const { name, body } of snapshot.objects.values()) {
    if (!body.track) continue;
    const key = `${body.track.into}.${body.track.value}`;
    made.set(key, [...(made.get(key) ?? []), { object: name, path: body.track.field }]);
  }
  tracked.set(snapshot, made);
  return made;
}

/** The object that the last field of a path leads to. */
export function relatedObject(snapshot: Snapshot, object: string, path: Path): string | undefined {
  return resolveField(snapshot, object, path)?.at(-1)?.targets[0];
}
