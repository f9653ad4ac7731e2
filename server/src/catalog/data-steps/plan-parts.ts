import type { CompiledField } from '../compiled-field.ts';
import { quoteName } from '../quote-name.ts';
import type { PartsConversion } from './convert-parts.ts';
import { countConverted } from './count-values.ts';
import { type FieldPlace, isAccepted, stepOf, tableOf } from './field-place.ts';
import { formerColumnsOf, isUntouched, leadsOverReturned } from './former-columns.ts';

/** Values of one column become ones of several, or these one. What nobody has changed since becomes again what it was, in every column. */
export async function planParts(place: FieldPlace, before: CompiledField, { columns, value }: PartsConversion): Promise<void> {
  const { plan, table, input } = place;
  const [main] = columns;
  if (!main) return;
  const kept = formerColumnsOf(table, main.name, { type: main.type, restores: input.restores });
  const untouched = kept.length > 0 ? isUntouched(value, kept) : 'false';
  const loses = (column: string) =>
    leadsOverReturned(kept)
      ? `${main.loses?.(column)}`
      : `(${main.loses?.(column)}) and not (${untouched.replaceAll('{value}', column)})`;
  const counted = await countConverted(tableOf(place, before), main.name, { using: main.using, ...(main.loses && { loses }) });
  if (counted.values === 0) return;
  for (const [at, { name, type, using }] of columns.entries()) {
    const former =
      at === 0 ? kept.at(-1)?.column : table.columns.find((column) => column.name === name && column.type === type)?.name;
    const converted = using('{value}');
    plan.fills.push({
      ...{ table: table.name, column: name, type },
      using: former && kept.length > 0 ? `case when ${untouched} then ${quoteName(former)} else ${converted} end` : converted,
      ...(at > 0 && { of: main.name }),
    });
  }
  plan.steps.push({ ...stepOf(place), step: 'convert', from: before.definition.type, ...counted });
  isAccepted(place, counted);
}
