import type { ObjectBody, WantedIndex } from '@tenon/metadata';
import { equalJson, type Json } from '@tenon/metadata/merge/json.ts';
import { TenonError } from '../base/errors.ts';
import { changeDefinition } from './publish.ts';
import type { PublishCheck } from './publish-check.ts';
import type { Snapshot } from './snapshot.ts';
import { desiredIndexes, wantedIndexNames } from './sync-schema/desired-indexes.ts';
import type { Workspace } from './workspace.ts';

type Request = { object: string; wanted: WantedIndex };

/**
 * Has an index made for what people filter and sort by; over a large table in the background. One that was asked for before stays. Throws
 * `notFound`, `invalid` with what cannot be had, `indexThere` where an index does that already, and `busy`.
 */
export async function addIndex(workspace: Workspace, by: string | null, { object, wanted }: Request): Promise<void> {
  const check: PublishCheck = ({ before, next }) => {
    if (next.objects.has(object) && isServed(before, object, wanted)) throw new TenonError('indexThere');
  };
  const change = (body: ObjectBody): ObjectBody => {
    const { indexes = [] } = body;
    return indexes.some((each) => isSame(each, wanted)) ? body : { ...body, indexes: [...indexes, wanted] };
  };
  await changeDefinition(workspace, { kind: 'object', name: object, change }, { by, summary: `index of ${object}`, check });
}

/** Takes back what somebody asked for; an index that serves something else besides stays. Throws `notFound` and `busy`. */
export async function dropIndex(workspace: Workspace, by: string | null, { object, wanted }: Request): Promise<void> {
  const change = ({ indexes = [], ...body }: ObjectBody): ObjectBody => {
    const left = indexes.filter((each) => !isSame(each, wanted));
    return { ...body, ...(left.length > 0 && { indexes: left }) };
  };
  await changeDefinition(workspace, { kind: 'object', name: object, change }, { by, summary: `index of ${object}` });
}

/** Whether all indexes that this would lead to are wanted anyway. */
export function isServed(snapshot: Snapshot, name: string, wanted: WantedIndex): boolean {
  const object = snapshot.objects.get(name);
  if (!object) return false;
  const known = new Set(desiredIndexes(snapshot, object).map((index) => index.name));
  return wantedIndexNames(snapshot, object, wanted).every((index) => known.has(index));
}

function isSame(one: WantedIndex, other: WantedIndex): boolean {
  return equalJson(one as Json, other as Json);
}
