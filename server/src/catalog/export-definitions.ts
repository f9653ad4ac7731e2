import { shapeOfKind } from '@tenon/metadata';
import { isJsonObject, type Json } from '@tenon/metadata/merge/json.ts';
import { diffMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import type { Site } from './change-tables.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { effectiveBody, type Layers } from './definitions/layers.ts';
import { platform } from './platform/solution.ts';
import { readVersions } from './solutions.ts';

/** Path of the file that names the installed solutions with their versions: `{ "sales": "0.1.0" }`. */
export const solutionsPath = 'solutions.json';

/**
 * What another workspace needs to be like this one, as files: path → text, the same text for the same definitions. `solutions.json` names the
 * solutions, `object/deal.changes.json` says what the workspace changed of what they ship, and `object/visit.json` is a definition of its own.
 * With `whole`, every definition that counts, as it counts, so that no solution is needed.
 */
export async function exportDefinitions(
  { database, schema }: Site,
  { whole = false }: { whole?: boolean } = {},
): Promise<Map<string, string>> {
  const layers = await readLayers(database.platform, schema);
  const files = layers.flatMap((each) => (whole ? wholeFile(each) : changesFile(each)));
  if (whole) return new Map(files);
  const { [platform.name]: _always, ...solutions } = Object.fromEntries(await readVersions(database.platform, schema));
  return new Map([[solutionsPath, textOf(solutions)], ...files]);
}

function wholeFile(layers: Layers): [string, string][] {
  const body = effectiveBody(layers);
  return body === undefined ? [] : [[`${layers.kind}/${layers.name}.json`, textOf(body)]];
}

function changesFile(layers: Layers): [string, string][] {
  const { kind, name, base } = layers;
  if (base === undefined) return wholeFile(layers);
  const body = effectiveBody(layers);
  const changes = body === undefined ? null : diffMergePatch(base, body, shapeOfKind(kind));
  if (isJsonObject(changes) && Object.keys(changes).length === 0) return [];
  return [[`${kind}/${name}.changes.json`, textOf(changes)]];
}

function textOf(value: Json): string {
  return `${JSON.stringify(orderMembers(value), null, 2)}\n`;
}

/** Members in the order of their names, but fields in the order that people see. */
function orderMembers(value: Json, keepOrder = false): Json {
  if (Array.isArray(value)) return value.map((item) => orderMembers(item));
  if (!isJsonObject(value)) return value;
  const keys = keepOrder ? Object.keys(value) : Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, orderMembers(value[key] as Json, key === 'fields' && !keepOrder)]));
}
