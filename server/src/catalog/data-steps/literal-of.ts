import type { Locale } from '@tenon/metadata';
import type { CompiledField } from '../compiled-field.ts';
import { quoteText } from '../quote-name.ts';

type Context = { locale: Locale; timeZone: string; currency: string };

/** A wire value as SQL for each column of its field; undefined where the field does not take it, or its records are looked up. */
export function literalOf({ type, definition, targets }: CompiledField, wire: unknown, context: Context): string[] | undefined {
  if (targets.length > 0 || type.readOnly || type.holdsFiles) return undefined;
  const parsed = type.parse(wire, definition as never, context);
  if (!parsed.ok || parsed.value === null) return undefined;
  return type.toRow(parsed.value, definition as never).map(toLiteral);
}

function toLiteral(cell: unknown): string {
  if (cell === null || cell === undefined) return 'null';
  if (Array.isArray(cell)) return `array[${cell.map((each) => quoteText(String(each))).join(', ')}]`;
  return quoteText(String(cell));
}
