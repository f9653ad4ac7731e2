import type { Definition } from '../../../../metadata/define/definition.ts';
import type { Field } from '../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../metadata/define/object.ts';
import { fieldType, operatorsOf, valueField } from '../../../../metadata/field-types/index.ts';
import { systemFields } from '../../../../metadata/system-fields.ts';
import type { FieldModel, Model, ObjectModel } from '../../../../metadata/wire.ts';

/** The model with the objects as they will be. What somebody may not see of what counts, they do not see here. */
export function draftModel(model: Model, definitions: readonly Definition[]): Model {
  const objects: Model['objects'] = {};
  for (const { kind, name, body } of definitions) {
    if (kind === 'object') objects[name] = draftObject(name, body as ObjectBody, model.objects[name]);
  }
  return { ...model, objects };
}

const everything: ObjectModel['access'] = {
  ...{ read: true, create: true, edit: true, delete: true },
  ...{ transfer: true, import: true, export: true, bulk: true },
};

const made = new WeakMap<ObjectBody, { known: ObjectModel | undefined; object: ObjectModel }>();

/** Made once for each body: most objects stay what they are while one types. */
function draftObject(name: string, body: ObjectBody, known: ObjectModel | undefined): ObjectModel {
  const before = made.get(body);
  if (before && before.known === known) return before.object;
  const object = makeObject(name, body, known);
  made.set(body, { known, object });
  return object;
}

function makeObject(name: string, body: ObjectBody, known: ObjectModel | undefined): ObjectModel {
  const fields: Record<string, FieldModel> = {};
  for (const [field, definition] of Object.entries(body.fields ?? {})) {
    const same = known?.fields[field];
    fields[field] =
      same && isSameField(same, definition) ? same : { ...definition, ...abilities(definition), access: same?.access ?? 'edit' };
  }
  for (const [field, definition] of Object.entries(systemFields)) {
    fields[field] = known?.fields[field] ?? { ...definition, ...abilities(definition), access: 'read', system: true };
  }
  return { ...known, ...body, name, fields, access: known?.access ?? everything };
}

function isSameField(model: FieldModel, definition: Field): boolean {
  return Object.entries(definition).every(
    ([member, value]) => JSON.stringify(model[member as keyof FieldModel]) === JSON.stringify(value),
  );
}

/** What may be asked of a field that nobody has published yet. */
function abilities(field: Field): Pick<FieldModel, 'operators' | 'aggregates' | 'sortable' | 'groupable' | 'leadsTo'> {
  if (!Object.hasOwn({ ...field }, 'type')) return { operators: [], aggregates: [], sortable: false, groupable: false };
  const type = fieldType(valueField(field));
  const target = type.target?.(field as never);
  return {
    ...{ operators: operatorsOf(type) as FieldModel['operators'], aggregates: type.aggregates },
    ...{ sortable: type.sortable, groupable: type.groupable },
    ...(target?.cardinality === 'one' && { leadsTo: target.objects }),
  };
}
