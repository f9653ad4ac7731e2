import { type Shape, type Solution, shapeOfKind, shapeOfMember } from '@tenon/metadata';
import { isJsonObject, type Json } from '@tenon/metadata/merge/json.ts';
import { diffMergePatch } from '@tenon/metadata/merge/merge-patch.ts';
import type { Site } from './change-tables.ts';
import { readLayers } from './definitions/definition-rows.ts';
import { effectiveBody, type Layers, replaceBody, withShipped } from './definitions/layers.ts';
import { platform } from './platform/solution.ts';
import { readVersions } from './solutions.ts';

/** Path of the file that names the installed solutions with their versions: `{ "sales": "0.1.0" }`. */
export const solutionsPath = 'solutions.json';

/**
 * What another workspace needs to be like this one, as files: path → text, the same text for the same definitions. `solutions.json` names the
 * solutions, `object/deal.changes.json` says what the workspace changed of what they ship, and `object/visit.json` is a definition of its own.
 * With `whole`, every definition that counts, as it counts, so that no solution is needed. What came in packages that the server does not know is
 * as whole as what the workspace made.
 */
export async function exportDefinitions(
  { database, schema }: Site,
  { whole = false, known }: { whole?: boolean; known?: readonly Solution[] } = {},
): Promise<Map<string, string>> {
  const versions = await readVersions(database.platform, schema);
  const names = new Set(known ? [platform, ...known].map(({ name }) => name) : versions.keys());
  const layers = (await readLayers(database.platform, schema)).flatMap((each) => withoutPackages(each, names));
  const files = layers.flatMap((each) => (whole ? wholeFile(each) : changesFile(each)));
  if (whole) return new Map(files);
  const { [platform.name]: _always, ...solutions } = Object.fromEntries([...versions].filter(([name]) => names.has(name)));
  return new Map([[solutionsPath, fileText(solutions)], ...files]);
}

/** The same definition where only solutions of these names ship something: all else is the workspace's. */
function withoutPackages(layers: Layers, names: ReadonlySet<string>): Layers[] {
  const { shipped = [] } = layers;
  const left = shipped.filter(({ solution }) => names.has(solution));
  if (left.length === shipped.length) return [layers];
  return [replaceBody(withShipped(layers, left), effectiveBody(layers) ?? null) ?? []].flat();
}

function wholeFile(layers: Layers): [string, string][] {
  const body = effectiveBody(layers);
  return body === undefined ? [] : [[`${layers.kind}/${layers.name}.json`, fileText(body, layers.kind)]];
}

function changesFile(layers: Layers): [string, string][] {
  const { kind, name, base } = layers;
  if (base === undefined) return wholeFile(layers);
  const body = effectiveBody(layers);
  const changes = body === undefined ? null : diffMergePatch(base, body, shapeOfKind(kind));
  if (isJsonObject(changes) && Object.keys(changes).length === 0) return [];
  return [[`${kind}/${name}.changes.json`, fileText(changes, kind)]];
}

/** How a body of a kind, or anything else, is written: the same text for the same value. */
export function fileText(value: Json, kind = ''): string {
  return `${JSON.stringify(orderMembers(value, shapeOfKind(kind)), null, 2)}\n`;
}

/** Members in the order of their names, but fields and rules in the order that people see. */
function orderMembers(value: Json, shape: Shape | undefined, isFields = false): Json {
  if (Array.isArray(value)) return value.map((item) => orderMembers(item, shape?.each));
  if (!isJsonObject(value)) return value;
  const keys = shape?.ordered || isFields ? Object.keys(value) : Object.keys(value).sort();
  return Object.fromEntries(
    keys.map((key) => [key, orderMembers(value[key] as Json, shapeOfMember(shape, key), key === 'fields' && !isFields)]),
  );
}
