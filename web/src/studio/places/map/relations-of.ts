import type { Definition } from '../../../../../metadata/define/definition.ts';
import { everyObject, type Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';

/** A field of one object that leads to another, with its name at both ends; the far one may have none. */
export type Relation = {
  from: string;
  field: string;
  to: string;
  label: Label;
  back?: Label;
  /** A record may lead to many. */
  isMany: boolean;
};

/**
 * Every field that keeps a link, with the field of the other object that leads back along it. Links to whatever object there is are none: they would be
 * lines to everything.
 */
export function relationsOf(definitions: readonly Definition[]): Relation[] {
  const objects = new Map(definitions.flatMap(({ kind, name, body }) => (kind === 'object' ? [[name, body as ObjectBody]] : [])));
  const relations: Relation[] = [];
  for (const [from, { fields = {} }] of objects)
    for (const [name, field] of Object.entries(fields)) {
      const type = fieldTypes[field.type] as FieldType | undefined;
      const target = type?.source === 'inverse' ? undefined : type?.target?.(field as never);
      for (const to of target?.objects ?? []) {
        if (to === everyObject || !objects.has(to)) continue;
        const back = backLabel(objects.get(to), { from, name });
        const isMany = target?.cardinality === 'many';
        relations.push({ from, field: name, to, label: field.label ?? { zh: name, en: name }, ...(back && { back }), isMany });
      }
    }
  return relations;
}

function backLabel(target: ObjectBody | undefined, { from, name }: { from: string; name: string }): Label | undefined {
  const fields = Object.values(target?.fields ?? {}) as (Field & { to?: unknown; via?: unknown })[];
  return fields.find(({ to, via }) => to === from && via === name)?.label;
}
