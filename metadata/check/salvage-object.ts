import { fieldNameSchema } from '../define/name.ts';
import type { ObjectBody } from '../define/object.ts';
import { fieldSchema } from '../field-types/field-schema.ts';
import { objectSchema } from '../field-types/object-schema.ts';
import { oncePerFrozen } from '../once-per-frozen.ts';

export type SalvagedObject = { body: ObjectBody; brokenFields: string[] };

/**
 * The sound part of an object that failed its schema, so that its other mistakes, and those of definitions that use it, are found in
 * the same run. Undefined when nothing can be made of it.
 */
export const salvageObject = oncePerFrozen((body: unknown): SalvagedObject | undefined => {
  if (typeof body !== 'object' || body === null || !('fields' in body)) return undefined;
  if (typeof body.fields !== 'object' || body.fields === null) return undefined;
  const entries = Object.entries(body.fields);
  const { sound = [], broken: unsound = [] } = Object.groupBy(entries, (entry) => (isSound(entry) ? 'sound' : 'broken'));
  const brokenFields = unsound.map(([name]) => name);
  const kept = { ...plain, ...body, fields: Object.fromEntries(sound) };
  const issues = objectSchema.safeParse(kept).error?.issues ?? [];
  const broken = new Set(issues.map(({ path }) => String(path[0])).filter((key) => key !== 'fields'));
  const rest = Object.fromEntries(Object.entries(kept).filter(([key]) => !broken.has(key)));
  return { body: { ...plain, ...rest } as ObjectBody, brokenFields };
});

function isSound([name, field]: [string, unknown]): boolean {
  return fieldNameSchema.safeParse(name).success && isSoundField(field);
}

/** Whether a field keeps to the schema of its type. */
export const isSoundField = oncePerFrozen((field: unknown) => fieldSchema.safeParse(field).success);

/** Stands for required parts that are missing; the schema has reported them. */
const plain = { label: { zh: '—', en: '—' }, icon: 'box', title: 'id' };
