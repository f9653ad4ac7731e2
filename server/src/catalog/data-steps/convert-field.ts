import type { Locale } from '@tenon/metadata';
import type { CompiledField } from '../compiled-field.ts';
import { type Cast, convertColumn } from './convert-column.ts';
import { type OptionReplacement, optionsOf, recogniseOptions, replaceOptions, spellOptions } from './convert-options.ts';

export type ConversionPlace = { locale: Locale; timeZone: string; replacement: OptionReplacement };

/** How the values of one column become those of a field's next definition; undefined where there is no way. */
export function convertField(
  { before, after, from, to }: { before: CompiledField; after: CompiledField; from: string; to: string },
  { locale, timeZone, replacement }: ConversionPlace,
): Cast | undefined {
  const [old, next] = [optionsOf(before.definition), optionsOf(after.definition)];
  const [wasList, isList] = [from.endsWith('[]'), to.endsWith('[]')];
  if (old && next) {
    const replaced = replacement.size > 0 ? replaceOptions(replacement, wasList) : same;
    return chain(replaced, convertColumn(from, to, timeZone));
  }
  if (old && wasList && !isList)
    return chain(spellOptions(old, locale, true), chain(joined(locale), convertColumn('text', to, timeZone)));
  if (old) return chain(spellOptions(old, locale, wasList), convertColumn(from, to, timeZone));
  if (next && !isList) return chain(convertColumn(from, 'text', timeZone), recogniseOptions(next, false));
  if (next && !wasList) return chain(chain(convertColumn(from, 'text', timeZone), split), recogniseOptions(next, true));
  if (next) return recogniseOptions(next, true);
  return convertColumn(from, to, timeZone);
}

const same: Cast = { using: (value) => value };
const split: Cast = { using: (value) => `regexp_split_to_array(trim(${value}), '\\s*[;；,，、|\\n]\\s*')` };

function joined(locale: Locale): Cast {
  return { using: (value) => `nullif(array_to_string(${value}, '${locale === 'zh' ? '、' : ', '}'), '')` };
}

/** One conversion and then another; none where one of them is missing. */
function chain(first: Cast | undefined, second: Cast | undefined): Cast | undefined {
  if (!first || !second) return undefined;
  const losses = (value: string) =>
    [first.loses?.(value), second.loses?.(first.using(value))].filter((each) => each !== undefined);
  return {
    using: (value) => second.using(first.using(value)),
    ...((first.loses || second.loses) && {
      loses: (value: string) =>
        losses(value)
          .map((each) => `(${each})`)
          .join(' or '),
    }),
  };
}
