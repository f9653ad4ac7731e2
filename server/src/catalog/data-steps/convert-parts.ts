import type { CompiledField, StoredColumn } from '../compiled-field.ts';
import { quoteName, quoteText } from '../quote-name.ts';
import { type Cast, convertColumn } from './convert-column.ts';
import { optionsOf } from './convert-options.ts';

/** How a value of one column becomes one of several, or the other way round. `value`: the column that tells whether it was changed since. */
export type PartsConversion = { columns: readonly (StoredColumn & Cast)[]; value: string };

type Change = { before: CompiledField; after: CompiledField; currency: string; timeZone: string };

/**
 * Numbers become amounts in base currency; amounts become what they are worth in it, and those in another currency do not come through as they are.
 * Undefined where there is no such way.
 */
export function convertParts(change: Change): PartsConversion | undefined {
  const { before, after } = change;
  const [source, target] = [before.columns[0], after.columns[0]];
  if (!source || !target || source.name !== target.name || optionsOf(before.definition) || optionsOf(after.definition))
    return undefined;
  if (before.columns.length === 1) return numbersToParts(change, source);
  return after.columns.length === 1 ? partsToNumbers(change, target) : undefined;
}

function numbersToParts({ after, currency, timeZone, before }: Change, source: StoredColumn): PartsConversion | undefined {
  const parts = after.type.ofNumber?.(after.definition as never, currency);
  const conversion = parts && convertColumn(source.type, `numeric(${digits},${parts.decimals})`, timeZone);
  if (!parts || !conversion || before.type.ofNumber) return undefined;
  const columns = after.columns.map((column, at) => {
    const constant = parts.columns[at];
    if (constant === undefined) return { ...column, ...conversion };
    const using = (value: string) =>
      `case when (${conversion.using(value)}) is not null then ${quoteText(constant)}::${column.type} end`;
    return { ...column, using };
  });
  return { columns, value: '{value}' };
}

function partsToNumbers({ before, currency, timeZone }: Change, target: StoredColumn): PartsConversion | undefined {
  const parts = before.type.ofNumber?.(before.definition as never, currency);
  const worth = before.columns.find(({ name }) => name === before.valueColumn);
  const conversion = parts && worth && convertColumn(worth.type, target.type, timeZone);
  if (!parts || !worth || !conversion) return undefined;
  const value = quoteName(worth.name);
  const others = before.columns.flatMap(({ name }, at) => {
    const constant = parts.columns[at];
    return constant === undefined ? [] : [`${quoteName(name)}::text <> ${quoteText(constant)}`];
  });
  // Another rate goes with another currency, which is told by its name alone.
  const loses = () => [others[0], conversion.loses?.(value)].flatMap((each) => (each ? [`(${each})`] : [])).join(' or ');
  return { columns: [{ ...target, using: () => conversion.using(value), loses }], value };
}

/** As many as an amount may have. */
const digits = 20;
