import type { Definition } from '@tenon/metadata';
import type { Site } from './change-tables.ts';
import { readLayers } from './definitions/definition-rows.ts';
import type { Json } from './definitions/json.ts';
import { effectiveDefinitions } from './definitions/layers.ts';

/** The definitions that count in a workspace as files: path `object/deal.json` → text, the same text for the same definitions. */
export async function exportDefinitions({ database, schema }: Site): Promise<Map<string, string>> {
  const definitions = effectiveDefinitions(await readLayers(database.platform, schema));
  return new Map(definitions.map((definition) => [definitionPath(definition), definitionText(definition)]));
}

function definitionPath({ kind, name }: Definition): string {
  return `${kind}/${name}.json`;
}

function definitionText({ body }: Definition): string {
  return `${JSON.stringify(orderMembers(body as Json), null, 2)}\n`;
}

/** Members in the order of their names, but fields in the order that people see. */
function orderMembers(value: Json, keepOrder = false): Json {
  if (Array.isArray(value)) return value.map((item) => orderMembers(item));
  if (typeof value !== 'object' || value === null) return value;
  const keys = keepOrder ? Object.keys(value) : Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, orderMembers(value[key] as Json, key === 'fields' && !keepOrder)]));
}
