import type { Conversion, Field, Filter, ObjectBody } from '@tenon/metadata';
import type { CompiledObject, Snapshot } from '../catalog/snapshot.ts';
import type { RightsHolder } from './actor.ts';
import { mayReadPath } from './field-rights.ts';
import { readsFilter } from './trim-screens.ts';

type Trimmed = Pick<ObjectBody, 'controlledBy' | 'track' | 'indexes' | 'conversion' | 'activity' | 'rateDate'>;

/** What the object says of its own fields and of other objects besides, without what is hidden from the reader. The server does it all the same. */
export function trimMembers(snapshot: Snapshot, actor: RightsHolder, { name, body }: CompiledObject): Trimmed {
  const reads = (path: string) => mayReadPath(snapshot, actor, name, path);
  const { track, conversion, indexes, controlledBy, rateDate } = body;
  const left = indexes?.filter(({ filter = [], sort = [] }) => [...filter, ...sort.map(({ field }) => field)].every(reads));
  const kept = track && [track.value, track.enteredAt, track.leftAt, track.enteredBy];
  return {
    controlledBy: controlledBy !== undefined && reads(controlledBy) ? controlledBy : undefined,
    rateDate: rateDate !== undefined && reads(rateDate) ? rateDate : undefined,
    indexes: left && left.length > 0 ? left : undefined,
    track:
      track && reads(track.field) && kept?.every((path) => mayReadPath(snapshot, actor, track.into, path)) ? track : undefined,
    conversion: conversion && trimConversion(snapshot, actor, { object: name, conversion }),
    activity: trimActivity(snapshot, actor, { name, body }),
  };
}

/** What is done about another record, to who may read all that is shown of it there. */
export function trimActivity(
  snapshot: Snapshot,
  actor: RightsHolder,
  { name, body: { activity } }: Pick<CompiledObject, 'name' | 'body'>,
): ObjectBody['activity'] {
  return activity && Object.values(activity).every((path) => mayReadPath(snapshot, actor, name, path)) ? activity : undefined;
}

/** Where a link may lead, and which records it offers; where the condition looks at what is hidden, the server alone judges it. */
export function trimTargets(snapshot: Snapshot, actor: RightsHolder, definition: Field): Field {
  const { filter, to } = definition as { filter?: Filter; to?: string | string[] };
  if (Array.isArray(to)) return { ...definition, to: to.filter((object) => mayReadPath(snapshot, actor, object, 'id')) } as Field;
  if (!filter || to === undefined || readsFilter(snapshot, actor, to, filter)) return definition;
  return { ...definition, filter: undefined } as Field;
}

type Converted = { object: string; conversion: Conversion };

/** Whoever sees what it sets and makes has it, as far as they see what is made. */
function trimConversion(snapshot: Snapshot, actor: RightsHolder, { object, conversion }: Converted): Conversion | undefined {
  const reads = (path: string) => mayReadPath(snapshot, actor, object, path);
  const { sets, targets, moves = [] } = conversion;
  const isSeen = (target: Conversion['targets'][number]) =>
    reads(target.link) && mayReadPath(snapshot, actor, target.object, 'id');
  if (!Object.keys(sets).every(reads) || !targets.every((target) => target.optional || isSeen(target))) return undefined;
  return {
    sets,
    targets: targets.filter(isSeen).map((target) => {
      const sees = (field: string) => mayReadPath(snapshot, actor, target.object, field);
      const values = Object.entries(target.values).filter(([field, path]) => sees(field) && reads(path));
      return { ...target, values: Object.fromEntries(values), ...(target.match && { match: target.match.filter(sees) }) };
    }),
    ...(moves.length > 0 && { moves: moves.filter((move) => mayReadPath(snapshot, actor, move.object, move.field)) }),
  };
}
