import type { Definition, Field, ObjectBody, Problem } from '@tenon/metadata';
import { fieldType } from '@tenon/metadata/field-types/index.ts';
import { platform } from '../platform/solution.ts';
import { publishProblem } from '../publish-problem.ts';

/** Fields of the platform's own objects that the engines read: who may do what, and what an amount is worth. */
const neededFields: Record<string, readonly string[]> = {
  user: ['name', 'email', 'superior', 'active'],
  department: ['name', 'parent'],
  currency: ['code', 'rate', 'archived'],
  currency_rate: ['currency', 'valid_from', 'rate'],
};

/** Whether the engines read this object, or this field of it. */
export function needsField(object: string, field: string | undefined): boolean {
  const fields = Object.hasOwn(neededFields, object) ? neededFields[object] : undefined;
  return fields !== undefined && (field === undefined || fields.includes(field));
}

/** What would keep everybody out, or every amount from being booked: a needed object or field that is gone or of another type. */
export function neededFieldProblems(definitions: readonly Definition[]): Problem[] {
  return Object.entries(neededFields).flatMap(([object, fields]) => {
    const place = { kind: 'object', name: object };
    const found = fieldsOf(definitions, object);
    if (!found) return [publishProblem(place, 'neededObject', { seen: object })];
    const shipped = fieldsOf(platform.definitions, object) ?? {};
    return fields
      .filter((name) => !isSameKind(found[name], shipped[name] as Field))
      .map((name) =>
        publishProblem({ ...place, path: `fields.${name}` }, 'neededField', { label: (shipped[name] as Field).label }),
      );
  });
}

function fieldsOf(definitions: readonly Definition[], object: string): Record<string, Field | undefined> | undefined {
  const found = definitions.find(({ kind, name }) => kind === 'object' && name === object);
  return found && (found.body as Partial<ObjectBody>).fields;
}

/** Of the same type, pointing at the same objects, and nobody's to write where only the platform writes it. */
function isSameKind(field: Field | undefined, shipped: Field): boolean {
  if (field?.type !== shipped.type || (shipped.readOnly && !field.readOnly)) return false;
  return targetsOf(field) === targetsOf(shipped);
}

function targetsOf(field: Field): string {
  return (fieldType(field).target?.(field as never)?.objects ?? []).join();
}
