import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { targetsOf } from './fits-setting.ts';

/** A link of another object that leads to one, and what that object's records are called. */
export type UnreadLink = { from: string; via: string; field: Field; of: Label };

/** Links of other objects that lead to this one and that no field reads backwards yet. */
export function unreadLinks(definitions: readonly Definition[], object: string): UnreadLink[] {
  const objects = definitions
    .filter(({ kind }) => kind === 'object')
    .map(({ name, body }) => ({ name, body: body as ObjectBody }));
  const own = Object.values(objects.find(({ name }) => name === object)?.body.fields ?? {});
  const isRead = (from: string, via: string) => own.some((field) => 'via' in field && field.to === from && field.via === via);
  return objects.flatMap(({ name: from, body: { fields, label, plural } }) => {
    const leading = Object.entries(fields).filter(([via, field]) => leadsToOne(field, object) && !isRead(from, via));
    return leading.map(([via, field]) => ({ from, via, field, of: plural ? { zh: label.zh, en: plural.en } : label }));
  });
}

function leadsToOne(field: Field, object: string): boolean {
  const targets = targetsOf(field);
  return (fieldTypes[field.type] as FieldType).source === 'columns' && targets.length === 1 && targets[0] === object;
}

/** The field that reads a link backwards: all records that lead to one. */
export function readingField({ from, via, of }: UnreadLink): Json {
  const { name: type, design } = readingType;
  const { object: to, link } = design.reads as { object: string; link: string };
  return { type, label: of, [to]: from, [link]: via } as unknown as Json;
}

const readingType = (Object.values(fieldTypes) as FieldType[]).find(({ design }) => design.reads) as FieldType;
