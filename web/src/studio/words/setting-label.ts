import type { ObjectBody, WantedIndex } from '../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../metadata/label.ts';
import type { TextKey } from '../../base/text.ts';
import type { Element } from '../store/commands.ts';

/** Settings that every field has. */
export const fieldSettings: Readonly<Record<string, TextKey>> = {
  label: 'studio.name',
  help: 'studio.help',
  placeholder: 'studio.placeholder',
  required: 'studio.required',
  unique: 'studio.unique',
  readOnly: 'studio.readOnly',
  type: 'studio.type',
  default: 'studio.default',
};

const objectSettings: Readonly<Record<string, TextKey>> = {
  label: 'studio.name',
  plural: 'studio.plural',
  description: 'studio.description',
  icon: 'studio.icon',
  menu: 'studio.inMenu',
  timeline: 'studio.hasTimeline',
  title: 'studio.title.field',
  subtitle: 'studio.subtitle',
  figure: 'studio.figure',
  recordType: 'studio.recordType',
  search: 'studio.searchFields',
  similar: 'studio.similar',
  unique: 'studio.uniqueGroups',
  sort: 'studio.sort',
  controlledBy: 'studio.controlledBy',
  indexes: 'studio.index',
};

const appSettings: Readonly<Record<string, TextKey>> = {
  label: 'studio.name',
  icon: 'studio.icon',
  order: 'studioApps.order',
  off: 'studioApps.off',
  objects: 'studioApps.others',
  roles: 'studioApps.itsRoles',
  pilot: 'rollOut.pilotRoles',
  pilotPeople: 'rollOut.pilotPeople',
  pilotDepartments: 'rollOut.pilotDepartments',
  since: 'rollOut.day',
  next: 'rollOut.next',
};

const gateSettings: Readonly<Record<string, TextKey>> = {
  when: 'gates.when',
  guidance: 'gates.guidance',
  enter: 'gates.enter',
  leave: 'gates.leave',
  next: 'gates.next',
  off: 'rules.isOn',
  fields: 'gates.fields',
  checklists: 'gates.checklists',
  conditions: 'gates.condition',
};

/** What a setting of an app, of an object or of one of its fields is called, which has no label of its own. */
export function settingLabel({ kind, at }: Element, body: ObjectBody, t: (key: TextKey) => string): Label | undefined {
  const [member = '', name = '', setting = ''] = at;
  if (kind === 'app' && at.length === 1) return said(appSettings, member, t);
  if (kind !== 'object') return undefined;
  if (at.length === 1) return said(objectSettings, member, t);
  if (member === 'fields' && at.length === 3)
    return said(fieldSettings, setting, t) ?? settingOfType(body.fields?.[name]?.type, setting);
  if (member === 'gates' && at.length > 2)
    return at.length === 5 ? body.fields?.[at[4] as string]?.label : said(gateSettings, at.at(-1) as string, t);
  return at.length === 2 && Object.hasOwn(objectSettings, member) ? labelsOf(body.fields, namesIn(name)) : undefined;
}

function said(texts: Readonly<Record<string, TextKey>>, name: string, t: (key: TextKey) => string): Label | undefined {
  const key = Object.hasOwn(texts, name) ? texts[name] : undefined;
  return key && { zh: t(key), en: t(key) };
}

function settingOfType(type: string | undefined, name: string): Label | undefined {
  const known = type !== undefined && Object.hasOwn(fieldTypes, type) && (fieldTypes[type as 'text'] as FieldType);
  return known ? known.design.settings?.find((setting) => setting.name === name)?.label : undefined;
}

/** The key of fields that go together is the list of them; the one of an index tells what it filters and sorts by. */
function namesIn(key: string): string[] {
  try {
    const names: unknown = JSON.parse(key);
    if (Array.isArray(names)) return names.map(String);
    const { filter = [], sort = [] } = names as WantedIndex;
    return [...filter, ...sort.map(({ field }) => field)];
  } catch {
    return [key];
  }
}

function labelsOf(fields: ObjectBody['fields'] = {}, names: readonly string[]): Label {
  const label = (name: string): Label => (Object.hasOwn(fields, name) && fields[name]?.label) || { zh: name, en: name };
  return { zh: names.map((name) => label(name).zh).join('、'), en: names.map((name) => label(name).en).join(', ') };
}
