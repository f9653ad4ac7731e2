import type { FieldTypeName } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { guessType, suitedType } from '../../../../../metadata/field-types/guess-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { splitOptions } from '../../controls/options/split-options.ts';
import { linkTo } from '../objects/from-file/link-to.ts';

type NamedObject = { name: string; body: Pick<ObjectBody, 'label'> };

/** A field that is not made yet: what it is called and of which type, with options to begin with, or the object that it leads to. */
export type ProposedField = { label: string; type: FieldTypeName; options?: string[]; to?: string };

/**
 * What the words of a new field ask for. Options stand behind a colon (“Status: New, Done”), the name of another object or its last word leads to its
 * records, and else the name tells the type. A type that somebody chose counts, with what of the words suits it.
 */
export function proposeField(
  words: string,
  { objects, chosen }: { objects: readonly NamedObject[]; chosen?: FieldTypeName },
): ProposedField {
  const label = words.trim();
  const [, before = '', behind = ''] = /^([^:：]+)[:：](.+)$/.exec(label) ?? [];
  const options = splitOptions(behind);
  const named = before.trim();
  if (options.length > 0 && (chosen === undefined || hasOptions(chosen)))
    return { label: named, type: chosen ?? typeWithOptions(named), options };
  const to = objectCalled(label, objects);
  const link = to && linkTo(to.name).type;
  if (to && link && (chosen === undefined || chosen === link)) return { label, type: link, to: to.name };
  return { label, type: chosen ?? guessType(label) };
}

function hasOptions(type: FieldTypeName): boolean {
  return Object.hasOwn((fieldTypes[type] as FieldType).options.shape, 'options');
}

function typeWithOptions(name: string): FieldTypeName {
  const suited = suitedType(name);
  return suited && hasOptions(suited) ? suited : 'choice';
}

/** The only object of this name, or the only one whose name ends with it where the name tells no type: “Order” of “Service order”. */
function objectCalled(label: string, objects: readonly NamedObject[]): NamedObject | undefined {
  if (label === '') return undefined;
  const wanted = label.toLowerCase();
  const texts = ({ body }: NamedObject) => [body.label.zh, body.label.en].map((text) => text.toLowerCase());
  const [same, another] = objects.filter((object) => texts(object).includes(wanted));
  if (same) return another ? undefined : same;
  if (suitedType(label) || wanted.length < 2) return undefined;
  const end = /\p{Script=Han}/u.test(wanted) ? wanted : ` ${wanted}`;
  const [found, other] = objects.filter((object) => texts(object).some((text) => text.endsWith(end)));
  return other ? undefined : found;
}
