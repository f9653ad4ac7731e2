/** SQL over the old value, itself an SQL expression. Never fails, whatever the value. `loses` is true of values that do not come through as they are. */
export type Cast = { using(value: string): string; loses?(value: string): string };

/** How values of a column take another type; undefined when there is no way. Days and instants are those of `timeZone`. */
export function convertColumn(from: string, to: string, timeZone: string): Cast | undefined {
  if (from === to) return { using: (value) => value };
  const [before, after] = [numberDigits(from), numberDigits(to)];
  if (before && after) return fromNumber(before, after, to);
  if (from === 'text' && after) return fromNumberText(after, to);
  if (to === 'text' && (before || from === 'date')) return { using: (value) => `${value}::text` };
  const zone = `'${timeZone.replaceAll("'", "''")}'`;
  return others[`${from} → ${to}`]?.(zone);
}

/** Whether PostgreSQL takes the column over without touching a row. */
export function isWidening(from: string, to: string): boolean {
  const [before, after] = [numberDigits(from), numberDigits(to)];
  const areDecimals = from.startsWith('numeric') && to.startsWith('numeric');
  return (
    areDecimals &&
    before !== undefined &&
    after !== undefined &&
    (before.decimals === after.decimals || to === 'numeric') &&
    after.holds >= before.holds
  );
}

/** Digits before the point: so many every number may have, so many one can have; and those after it. */
type Digits = { holds: number; has: number; decimals: number };

function numberDigits(type: string): Digits | undefined {
  if (type === 'integer') return { holds: 9, has: 10, decimals: 0 };
  if (type === 'bigint') return { holds: 18, has: 19, decimals: 0 };
  // Holds whatever any of them does.
  if (type === 'numeric') return { holds: 1000, has: 1000, decimals: 1000 };
  const numeric = /^numeric\((\d+),(\d+)\)$/.exec(type);
  if (!numeric) return undefined;
  const whole = Number(numeric[1]) - Number(numeric[2]);
  return { holds: whole, has: whole, decimals: Number(numeric[2]) };
}

function fromNumber(before: Digits, after: Digits, to: string): Cast {
  if (after.holds >= before.has && after.decimals >= before.decimals) return { using: (value) => `${value}::${to}` };
  return {
    using: (value) => rounded(value, after, to),
    loses: (value) => `${value} <> round(${value}, ${after.decimals}) or ${isTooLarge(value, after)}`,
  };
}

function fromNumberText(after: Digits, to: string): Cast {
  const pattern = `'^\\s*[-+]?(\\d{1,40}|\\d{1,3}(,\\d{3}){1,12})(\\.\\d{1,40})?\\s*$'`;
  const number = (value: string) => `case when ${value} ~ ${pattern} then replace(${value}, ',', '')::numeric end`;
  const using = (value: string) => rounded(`(${number(value)})`, after, to);
  return {
    using,
    loses: (value) => `nullif(trim(${value}), '') is not null and ((${using(value)}) = (${number(value)})) is not true`,
  };
}

function rounded(value: string, after: Digits, to: string): string {
  return `case when not (${isTooLarge(value, after)}) then round(${value}, ${after.decimals})::${to} end`;
}

function isTooLarge(value: string, { holds, decimals }: Digits): string {
  return `abs(round(${value}, ${decimals})) >= 1e${holds}::numeric`;
}

const others: Record<string, (zone: string) => Cast> = {
  'text → date': () => lossyWhereNull(dayOf),
  'text → timestamp with time zone': (zone) => lossyWhereNull((value) => instantOf(value, zone)),
  'text → boolean': () =>
    lossyWhereNull(
      (value) => `case when lower(trim(${value})) in ('true', 'yes', 'y', '1', '是', '对', '有') then true
        when lower(trim(${value})) in ('false', 'no', 'n', '0', '否', '不', '无') then false end`,
    ),
  'boolean → text': () => ({ using: (value) => `${value}::text` }),
  'date → timestamp with time zone': (zone) => ({ using: (value) => `(${value}::timestamp at time zone ${zone})` }),
  'timestamp with time zone → date': (zone) => ({
    using: (value) => `(${value} at time zone ${zone})::date`,
    loses: (value) => `(${value} at time zone ${zone})::time <> '00:00'`,
  }),
  'timestamp with time zone → text': (zone) => ({
    using: (value) => `to_char(${value} at time zone ${zone}, 'YYYY-MM-DD HH24:MI:SS')`,
  }),
  'text → text[]': () => ({ using: (value) => `case when ${value} is not null then array[${value}] end` }),
  'text[] → text': () => ({ using: (value) => `${value}[1]`, loses: (value) => `cardinality(${value}) > 1` }),
};

function lossyWhereNull(using: Cast['using']): Cast {
  return { using, loses: (value) => `nullif(trim(${value}), '') is not null and (${using(value)}) is null` };
}

const dayPattern = `(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?`;
/** Of a day that is one: `2026-2-30` has the shape only. */
const soundDay = `[1-9]\\d{3}[-/.年](0?[1-9]|1[0-2])[-/.月](0?[1-9]|[12]\\d|3[01])日?`;

function dayOf(value: string): string {
  return `case when ${value} ~ '^\\s*${soundDay}\\s*$' then ${dayWithin(value, `^\\s*${dayPattern}\\s*$`)} end`;
}

function instantOf(value: string, zone: string): string {
  const time = `([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?`;
  const day = dayWithin(value, `^\\s*${dayPattern}.*$`);
  return `case when ${value} ~ '^\\s*${soundDay}\\s*$' or ${value} ~ '^\\s*${soundDay}[T ]\\s*${time}\\s*$'
    then (${day} + coalesce(substring(${value} from '\\d{1,2}:\\d{2}(?::\\d{2})?')::time, '00:00')) at time zone ${zone} end`;
}

/** Of a text that has the shape of a day; null where the month has no such day. */
function dayWithin(value: string, pattern: string): string {
  const text = `regexp_replace(${value}, '${pattern}', '\\1-\\2-\\3')`;
  const part = (at: number) => `split_part(${text}, '-', ${at})::int`;
  const lastDay = `extract(day from make_date(${part(1)}, ${part(2)}, 1) + interval '1 month - 1 day')`;
  return `case when ${part(3)} <= ${lastDay} then make_date(${part(1)}, ${part(2)}, ${part(3)}) end`;
}
