import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { Field, FieldTypeName } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { fitsSetting } from './fits-setting.ts';
import { type UnreadLink, unreadLinks } from './unread-links.ts';

/** What a field of a type reads through where there is one way alone: a field of its object, or a link from elsewhere that is not read yet. */
export type OnlyWay = { setting: string; through: string | UnreadLink };

/** The one way; people aside, whom nobody means. Undefined where somebody has to choose. */
export function onlyWay(
  definitions: readonly Definition[],
  { object, type }: { object: string; type: FieldTypeName },
): OnlyWay | undefined {
  const { settings } = (fieldTypes[type] as FieldType).design;
  const setting = settings.find((each) => each.takes === 'field' && each.leads !== undefined && each.of === undefined);
  if (setting?.takes !== 'field') return undefined;
  const body = definitions.find(({ kind, name }) => kind === 'object' && name === object)?.body as ObjectBody | undefined;
  const wanted = { object, field: { type } as Field, setting };
  const isOfPeople = (field: Field) => (fieldTypes[field.type] as FieldType).design.current !== undefined;
  const known = Object.entries(body?.fields ?? {}).filter(([, field]) => fitsSetting(field, wanted) && !isOfPeople(field));
  const unread = setting.leads === 'many' ? unreadLinks(definitions, object) : [];
  const [way, other] = [...known.map(([name]) => name), ...unread];
  return way !== undefined && other === undefined ? { setting: setting.name, through: way } : undefined;
}
