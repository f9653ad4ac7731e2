import { everyObject, type Field } from './define/field.ts';
import { fieldType } from './field-types/index.ts';
import { joinLabels, type Label } from './label.ts';
import { systemFields } from './system-fields.ts';

/** Anything that knows the fields of objects: a set of definitions, or the model that the browser got. */
export type ObjectFields = Readonly<Record<string, { label?: Label; fields: Readonly<Record<string, Field>> }>>;

export type PathStep = { object: string; name: string; field: Field };

/** A field of an object, its own or one that every object has. */
export function findField(objects: ObjectFields, object: string, name: string): Field | undefined {
  const own = Object.hasOwn(objects, object) ? objects[object]?.fields : undefined;
  if (!own) return undefined;
  if (Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(systemFields, name) ? systemFields[name as keyof typeof systemFields] : undefined;
}

/**
 * The fields that a path walks through, last one included; undefined when a step is missing or is no many-to-one relation.
 * `resolvePath(objects, 'deal', 'account.owner.name')` has three steps.
 */
export function resolvePath(objects: ObjectFields, object: string, path: string): PathStep[] | undefined {
  return walk(objects, object, path, ['one']);
}

/** Like `resolvePath`, but walks through to-many fields as well: what a rollup reads is `deals.amount`. */
export function resolveReadPath(objects: ObjectFields, object: string, path: string): PathStep[] | undefined {
  return walk(objects, object, path, ['one', 'many']);
}

function walk(objects: ObjectFields, object: string, path: string, through: ('one' | 'many')[]): PathStep[] | undefined {
  const steps: PathStep[] = [];
  let at: string | undefined = object;
  for (const name of path.split('.')) {
    const field: Field | undefined = at === undefined ? undefined : findField(objects, at, name);
    if (at === undefined || !field) return undefined;
    steps.push({ object: at, name, field });
    at = onlyTarget(field, through);
  }
  return steps;
}

/** What people call a path: the labels of the fields that it walks through; undefined where it leads nowhere. */
export function labelOfPath(objects: ObjectFields, object: string, path: string): Label | undefined {
  const labels = resolveReadPath(objects, object, path)?.map(({ field }) => field.label);
  if (!labels || labels.includes(undefined as never)) return undefined;
  return joinLabels(labels, ' › ');
}

/** The path with each field that it walks through called as `nameOf` says; what lies behind a step that is no field stays. */
export function pathWithNames(
  objects: ObjectFields,
  object: string,
  path: string,
  nameOf: (object: string, name: string) => string,
): string {
  let at: string | undefined = object;
  const names = path.split('.').map((name) => {
    if (at === undefined) return name;
    const named = nameOf(at, name);
    const field = findField(objects, at, name);
    at = field && onlyTarget(field, ['one', 'many']);
    return named;
  });
  return names.join('.');
}

/** The object a field leads to; none where it leads to several objects or in a way that is not walked through. */
function onlyTarget(field: Field, through: ('one' | 'many')[]): string | undefined {
  const target = fieldType(field).target?.(field);
  const [only, ...others] = target?.objects ?? [];
  return target && through.includes(target.cardinality) && others.length === 0 && only !== everyObject ? only : undefined;
}
