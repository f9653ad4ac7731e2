import type { ChoiceOption, Field, Filter, Rule } from '@tenon/metadata';
import { rulesOfObject } from '@tenon/metadata/rules/default-rules.ts';
import { pathsOfRule } from '@tenon/metadata/rules/trim-rule.ts';
import type { Actor } from '../../access/actor.ts';
import { type ObjectPath, relatedObject, sourcesOf, visibilityOf } from '../../access/field-rights.ts';
import { filterPaths } from '../../access/filter-paths.ts';
import { TenonError } from '../../base/errors.ts';
import type { CompiledField } from '../../catalog/compiled-field.ts';
import type { PublishCheck } from '../../catalog/publish-check.ts';
import { resolveField } from '../../catalog/resolve-field.ts';
import type { CompiledObject, Snapshot } from '../../catalog/snapshot.ts';
import { fingerprintOf, underlyingFields } from './underlying-fields.ts';

/**
 * A rule reads with every right, and tells by what it sets, refuses or asks for. So who publishes one, or what gives another meaning to its
 * fields, sees every field that it reads, has all records of other objects that it looks into, and may change what it sets. A new object holds
 * nothing yet.
 */
export function checkRuleReach(actor: Actor): PublishCheck {
  return ({ before, next, returning }) => {
    const known = new Set([...before.objects.keys(), ...returning.map(({ object }) => object)]);
    for (const [name, object] of next.objects) {
      const reach = reachOf(next, object);
      const earlier = before.objects.get(name);
      if (
        earlier &&
        isSame(reach, reachOf(before, earlier)) &&
        fingerprintOf(next, reach.reads) === fingerprintOf(before, reach.reads)
      )
        continue;
      if (!seesAll(next, actor, { reads: reach.reads, isKnown: (object) => known.has(object) }))
        throw new TenonError('beyondRights');
      if (earlier && !reach.sets.every((field) => mayLetSet(actor, name, field))) throw new TenonError('beyondRights');
    }
  };
}

/** `said`: the rules word by word, so that other words are noticed where they read the same. */
type Reach = { reads: ObjectPath[]; sets: string[]; said: unknown };

function reachOf(snapshot: Snapshot, { name, fields, body }: CompiledObject): Reach {
  const rules = Object.values(rulesOfObject(body) ?? {}).filter(({ off }) => !off);
  const offers = [...fields.values()].flatMap(({ definition, name }) => filterOf(definition, name));
  const options = [...fields.values()].flatMap(({ definition }) => setsOf(definition));
  const filters = [...offers, ...rules.flatMap(filtersOf)].flatMap(({ field, filter }) => {
    const target = relatedObject(snapshot, name, field);
    return target === undefined ? [] : filterPaths(filter, target, (start, path) => relatedObject(snapshot, start, path));
  });
  return {
    reads: [...rules.flatMap(pathsOfRule).map((path) => ({ object: name, path })), ...filters],
    sets: [...rules, ...options].flatMap(({ set = {} }) => Object.keys(set)),
    said: [rules, offers, options],
  };
}

function isSame({ said }: Reach, earlier: Reach): boolean {
  return JSON.stringify(said) === JSON.stringify(earlier.said);
}

type Offer = { field: string; filter: Filter };

function filterOf(definition: Field, field: string): Offer[] {
  return 'filter' in definition && definition.filter && 'to' in definition ? [{ field, filter: definition.filter }] : [];
}

function filtersOf({ offer = {} }: Rule): Offer[] {
  return Object.entries(offer).flatMap(([field, offered]) =>
    Array.isArray(offered) || 'options' in offered ? [] : [{ field, filter: offered }],
  );
}

function setsOf(definition: Field): Pick<Rule, 'set'>[] {
  const options: readonly ChoiceOption[] = 'options' in definition ? definition.options : [];
  return options.flatMap(({ sets }) => (sets ? [{ set: sets }] : []));
}

type Look = { reads: readonly ObjectPath[]; isKnown(object: string): boolean };

function seesAll(snapshot: Snapshot, actor: Actor, { reads, isKnown }: Look): boolean {
  const own = new Set(reads.flatMap((source) => ownFields(snapshot, source)));
  return [...underlyingFields(snapshot, reads)].every((field) => {
    if (!isKnown(field.object)) return true;
    const isSeen = visibilityOf(snapshot, actor, field.object, field.name) === 'clear';
    return isSeen && (own.has(field) || actor.rights.scopes(field.object, 'read').includes('all'));
  });
}

/** Fields of the very record that is written or offered: whoever does that sees it. What is worked out from them alone is one, too. */
function ownFields(snapshot: Snapshot, { object, path }: ObjectPath): CompiledField[] {
  const chain = resolveField(snapshot, object, path) ?? [];
  const [field] = chain;
  if (!field || chain.length > 1) return [];
  return [
    field,
    ...sourcesOf(snapshot, field).flatMap((source) => (source.object === object ? ownFields(snapshot, source) : [])),
  ];
}

/** What rules set is often kept from everybody's hands: the role alone says whether the field is the actor's to change. */
function mayLetSet({ rights }: Actor, object: string, field: string): boolean {
  if (field === 'owner' && !rights.scopes(object, 'transfer').includes('all')) return false;
  const writes = rights.scopes(object, 'edit').length > 0 || rights.allows(object, 'create');
  return writes && rights.field(object, field) === 'edit';
}
