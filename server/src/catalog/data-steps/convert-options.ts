import type { ChoiceOption, Field } from '@tenon/metadata';
import { foldText } from '@tenon/metadata/field-types/fold-text.ts';
import { quoteText } from '../quote-name.ts';
import type { Cast } from './convert-column.ts';

/** The options that a field chooses from; undefined for one that does not choose. */
export function optionsOf(field: Field): readonly ChoiceOption[] | undefined {
  return 'options' in field ? field.options : undefined;
}

/** What is an option, or blank, in SQL; undefined for a field without options. */
export function fitsOptions(field: Field, isList: boolean): ((column: string) => string) | undefined {
  const values = optionsOf(field)?.map(({ value }) => quoteText(value));
  if (!values) return undefined;
  const all = `array[${values.join(', ')}]::text[]`;
  return (column) => `(${column} is null or ${isList ? `${column} <@ ${all}` : `${column} = any(${all})`})`;
}

/** Where values go that are no option any more: another option, or null for nowhere. */
export type OptionReplacement = ReadonlyMap<string, string | null>;

/** Values of options that go, or are called otherwise. */
export function replaceOptions(replacement: OptionReplacement, isList: boolean): Cast {
  const one = (value: string) => {
    const cases = [...replacement].map(
      ([old, next]) => `when ${quoteText(old)} then ${next === null ? 'null' : quoteText(next)}`,
    );
    return `case ${value} ${cases.join(' ')} else ${value} end`;
  };
  return { using: (value) => (isList ? eachOf(value, one) : one(value)) };
}

/** Texts become the option that has them as value, label or alias, whatever case and width. */
export function recogniseOptions(options: readonly ChoiceOption[], isList: boolean): Cast {
  const meanings = new Map<string, string>();
  const texts = (of: (option: ChoiceOption) => readonly string[]) => {
    for (const option of options)
      for (const text of of(option)) if (!meanings.has(foldText(text))) meanings.set(foldText(text), option.value);
  };
  texts(({ value }) => [value]);
  texts(({ label }) => [label.zh, label.en]);
  texts(({ aliases = [] }) => aliases);
  const exact = options.map(({ value }) => `when ${quoteText(value)} then ${quoteText(value)}`);
  const folded = [...meanings].map(([text, value]) => `when ${quoteText(text)} then ${quoteText(value)}`);
  const one = (value: string) =>
    `case ${value} ${exact.join(' ')} else case lower(trim(normalize(${value}, nfkc))) ${folded.join(' ')} end end`;
  if (!isList) return { using: one, loses: (value) => `nullif(trim(${value}), '') is not null and (${one(value)}) is null` };
  const using = (value: string) => eachOf(value, one);
  return { using, loses: (value) => `cardinality(${value}) > coalesce(cardinality(${using(value)}), 0)` };
}

/** What people saw is what stays. */
export function spellOptions(options: readonly ChoiceOption[], locale: 'zh' | 'en', isList: boolean): Cast {
  const one = (value: string) =>
    `case ${value} ${options.map((option) => `when ${quoteText(option.value)} then ${quoteText(option.label[locale])}`).join(' ')} else ${value} end`;
  return { using: (value) => (isList ? eachOf(value, one) : one(value)) };
}

/** A list with each of its values made another; those that come to nothing, or are there already, are left out. */
function eachOf(value: string, one: (value: string) => string): string {
  return `(select array_agg(v order by n) from (select v, min(n) as n from (select ${one('u.x')} as v, u.n from unnest(${value}) with ordinality u(x, n)) m
    where v is not null group by v) k)`;
}
