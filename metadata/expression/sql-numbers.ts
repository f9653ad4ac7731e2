import sql, { raw, type Sql } from 'sql-template-tag';
import { decimalLimits } from './limits.ts';

/**
 * `x` where `low < x < high`, otherwise null, mentioning `x` only once: a term that repeats its operand doubles the statement
 * with every level of nesting. `least` and `greatest` skip nulls, so a null ends up on a bound and becomes null again.
 */
export function between(x: Sql, low: string, high: string): Sql {
  return sql`nullif(nullif(greatest(least(${x}, ${raw(high)}), ${raw(low)}), ${raw(high)}), ${raw(low)})`;
}

/** Twin of `resolveFailed`. */
export function settleSql(x: Sql): Sql {
  const bound = `1e${decimalLimits.wholeDigits}`;
  return between(sql`round(${x}, ${raw(String(decimalLimits.decimals))})`, `-${bound}`, bound);
}

/** Twin of `divide`. PostgreSQL gives a quotient as many decimals as its dividend has: 50 keep the final rounding exact. */
export function divideSql(a: Sql, b: Sql): Sql {
  return settleSql(sql`round(${a}, 50) / nullif(${b}, 0)`);
}

/** Twin of `wholeBetween`, as an integer. */
export function wholeBetweenSql(x: Sql, low: number, high: number): Sql {
  return sql`${between(sql`trunc(${x})`, String(low - 1), String(high + 1))}::int`;
}
