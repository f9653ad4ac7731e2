import sql, { raw, type Sql } from 'sql-template-tag';
import { Decimal, settle } from '../decimal.ts';
import { settleSql } from '../sql-numbers.ts';

const widestExponent = 100;

/** base ^ exponent; null for 0 to a negative power, a broken power of a negative number, and exponents beyond ±100. */
export function raise(base: Decimal, exponent: Decimal): Decimal | null {
  if (exponent.abs().gt(widestExponent)) return null;
  if (base.isZero() && exponent.isNegative() && !exponent.isZero()) return null;
  if (base.isNegative() && !base.isZero() && !exponent.isInteger()) return null;
  return settle(new Decimal(base.toDecimalPlaces(30)).pow(exponent));
}

/** Twin of `raise`. */
export function raiseSql(base: Sql, exponent: Sql): Sql {
  return settleSql(
    sql`case when ${base} = 0 and ${exponent} < 0 or ${base} < 0 and ${exponent} <> trunc(${exponent}) then null
      when abs(${exponent}) <= ${raw(String(widestExponent))} then power(round(${base}, 30), ${exponent}) end`,
  );
}
