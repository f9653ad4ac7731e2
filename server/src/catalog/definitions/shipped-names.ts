import type { Site } from '../change-tables.ts';
import { readLayers } from './definition-rows.ts';

/** Names of the definitions of a kind that a solution ships; the others are the workspace's own. */
export async function shippedNames({ database, schema }: Site, kind: string): Promise<ReadonlySet<string>> {
  const layers = await readLayers(database.platform, schema);
  return new Set(layers.filter((each) => each.kind === kind && each.base !== undefined).map(({ name }) => name));
}
