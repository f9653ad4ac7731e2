import { byOrder } from '../define/by-order.ts';
import type { Definition } from '../define/definition.ts';
import type { Field } from '../define/field.ts';
import type { ObjectBody } from '../define/object.ts';
import { fillText } from '../definition-problem.ts';
import type { Label } from '../label.ts';
import { contradictionTexts, findContradictions } from '../rules/contradictions.ts';

/** What is allowed and can hardly be meant: where, and why, in both languages. */
export type Doubt = { path: string; message: Label };

const texts = {
  rule: { zh: '规则“{rule}”：{reason}', en: 'Rule “{rule}”: {reason}' },
  ruleBesideOther: { zh: '规则“{rule}”：{reason}（另一条是“{other}”）', en: 'Rule “{rule}”: {reason} (The other is “{other}”.)' },
  fieldTwice: {
    zh: '有 {count} 个字段都叫“{label}”，没人分得清',
    en: '{count} fields are called “{label}”, and nobody can tell them apart',
  },
  optionTwice: {
    zh: '“{field}”有 {count} 个选项都叫“{label}”，没人分得清',
    en: '“{field}” has {count} options that are called “{label}”, and nobody can tell them apart',
  },
} as const satisfies Record<string, Label>;

/**
 * Rules of an object that contradict each other or refuse every record, and fields or options that are called the same. Takes definitions
 * that passed their checks.
 */
export function findDoubts({ kind, body }: Definition): Doubt[] {
  if (kind === 'list') return doubtsOfOptions('options', body as WithOptions);
  if (kind !== 'object') return [];
  const { fields } = body as ObjectBody;
  const alike = sameLabels(Object.entries<Field>(fields).map(([name, { label }]) => ({ at: name, label })));
  return [
    ...doubtsOfRules(body as ObjectBody),
    ...alike.map(({ at, label, count }) => ({
      path: `fields.${at}.label`,
      message: fillText(texts.fieldTwice, { label, count }),
    })),
    ...Object.entries<Field>(fields).flatMap(([name, field]) =>
      'options' in field && !('list' in field) ? doubtsOfOptions(`fields.${name}.options`, field as WithOptions) : [],
    ),
  ];
}

function doubtsOfRules({ fields, rules = {} }: ObjectBody): Doubt[] {
  const called = (name: string): Label | string => rules[name]?.label ?? name;
  return findContradictions(byOrder(rules)).map(({ rule, other, field = '', code }) => {
    const reason = fillText(contradictionTexts[code], { field: fields[field]?.label ?? field });
    const named = { rule: called(rule), reason };
    const message =
      other === undefined ? fillText(texts.rule, named) : fillText(texts.ruleBesideOther, { ...named, other: called(other) });
    return { path: `rules.${rule}`, message };
  });
}

type WithOptions = { label: Label; options: readonly { label: Label; archived?: boolean }[] };

/** Archived ones are seen in old records only, beside no other. */
function doubtsOfOptions(path: string, { label: field, options }: WithOptions): Doubt[] {
  const offered = options.flatMap(({ label, archived }, at) => (archived ? [] : [{ at: String(at), label }]));
  return sameLabels(offered).map(({ at, label, count }) => ({
    path: `${path}.${at}.label`,
    message: fillText(texts.optionTwice, { field, label, count }),
  }));
}

type Labelled = { at: string; label: Label };

/** The second of those that are called the same in either language, and how many there are. */
function sameLabels(all: readonly Labelled[]): (Labelled & { count: number })[] {
  const found = (['zh', 'en'] as const).flatMap((locale) =>
    [...Map.groupBy(all, ({ label }) => label[locale].trim().toLowerCase()).values()].flatMap((alike) => {
      const second = alike[1];
      return second ? [{ ...second, count: alike.length }] : [];
    }),
  );
  return found.filter(({ at }, index) => found.findIndex((other) => other.at === at) === index);
}
