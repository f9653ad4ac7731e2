import type { Field } from '../../../../metadata/define/field.ts';
import { fieldTypes } from '../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../metadata/label.ts';
import type { Json, JsonObject } from '../../../../metadata/merge/json.ts';
import { systemFields } from '../../../../metadata/system-fields.ts';
import type { TextKey, Translate } from '../../base/use-text.ts';
import { labelOf } from './element-text.ts';

export type SayWith = {
  t: Translate;
  label: (label: Label) => string;
  /** Of the object that the value speaks of: names in it are fields. */
  fields: Readonly<Record<string, Field>>;
};

const most = 12;

/** What a setting is set to, in words: names of fields as people know them, texts in both languages, conditions as sentences. */
export function sayValue(value: Json | undefined, say: SayWith): string {
  const { t } = say;
  if (value === undefined || value === null || value === '') return t('studio.nothing');
  if (typeof value === 'boolean') return t(value ? 'state.yes' : 'state.no');
  if (typeof value === 'number') return String(value);
  if (isId(value)) return t('studio.records', { count: 1 });
  if (typeof value === 'string') return nameOf(value, say);
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isId)) return t('studio.records', { count: value.length });
    const texts = value.slice(0, most).map((each) => sayValue(each, say));
    return [...texts, ...(value.length > most ? ['…'] : [])].join(t('list.separator'));
  }
  return sayObject(value, say);
}

/** People and other records are named by ids, which tell nobody anything. */
function isId(value: Json): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function nameOf(name: string, { label, fields }: SayWith): string {
  const [first = '', ...rest] = name.split('.');
  const field = { ...systemFields, ...fields }[first];
  if (field) return [label(field.label), ...rest].join(' › ');
  return Object.hasOwn(fieldTypes, name) ? label(fieldTypes[name as 'text'].label) : name;
}

function sayObject(value: JsonObject, say: SayWith): string {
  const { t, label } = say;
  if (typeof value.zh === 'string' && typeof value.en === 'string')
    return value.zh === value.en ? value.zh : `${value.zh} · ${value.en}`;
  const filter = sayFilter(value, say);
  if (filter !== undefined) return filter;
  const own = labelOf(value);
  if (own) return label(own);
  const members = Object.entries(value).map(([member, each]) => `${member}: ${sayValue(each, say)}`);
  return typeof value.field === 'string' && members.length < 3
    ? Object.values(value)
        .map((each) => sayValue(each, say))
        .join(' ')
    : members.join(t('list.separator'));
}

/** “Outcome is Open and Amount above 100”; undefined where it is no condition. */
function sayFilter(value: JsonObject, say: SayWith): string | undefined {
  const { t, label, fields } = say;
  for (const join of ['and', 'or'] as const) {
    const items = value[join];
    if (Array.isArray(items)) return items.map((each) => sayValue(each, say)).join(` ${t(`list.${join}`)} `);
  }
  if (typeof value.field !== 'string' || typeof value.op !== 'string') return undefined;
  const field = fields[value.field];
  const options = field && 'options' in field ? field.options : [];
  const chosen = [value.value].flat().map((each) => {
    const option = options.find((one) => one.value === each);
    return option ? label(option.label) : sayValue(each, say);
  });
  const isBare = value.value === undefined;
  return [
    nameOf(value.field, say),
    t(`list.op.${value.op}` as TextKey),
    ...(isBare ? [] : [chosen.join(t('list.separator'))]),
  ].join(' ');
}
