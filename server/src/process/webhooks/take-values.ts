import type { Problem, TakenValue, WebhookTrigger } from '@tenon/metadata';
import { dateParts, isCalendarDate } from '@tenon/metadata/calendar.ts';
import { invalid, problem } from '../../base/errors.ts';
import type { Outputs } from '../steps/process-step.ts';

type Scalar = string | number | boolean | null;

/** What is taken of a body: for steps by name, and for fields of the record. */
export type Taken = { given: Outputs; values: Record<string, unknown> };

/** Takes what a trigger asks for out of a body of JSON. Throws `invalid` with all that does not fit, each by where it stands in the body. */
export function takeValues({ takes }: WebhookTrigger, body: unknown): Taken {
  const problems: Problem[] = [];
  const taken: Taken = { given: {}, values: {} };
  for (const each of takes) {
    const value = valueAt(body, each.from);
    const refusal = refusalOf(each, value);
    if (refusal) problems.push(refusal);
    taken.given[each.name] = refusal ? null : toType(each, value as Scalar | undefined);
    if (each.into !== undefined && value !== undefined) taken.values[each.into] = value;
  }
  if (problems.length > 0) throw invalid(problems);
  return taken;
}

/** What stands at a path such as `items.0.name`; undefined where nothing does. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (within, name) =>
        typeof within === 'object' && within !== null && Object.hasOwn(within, name)
          ? (within as Record<string, unknown>)[name]
          : undefined,
      body,
    );
}

function refusalOf(each: TakenValue, value: unknown): Problem | undefined {
  const { from, required, into, type = 'text' } = each;
  if (value === undefined || value === null || value === '')
    return required ? problem('required', from, { label: from }) : undefined;
  if (into !== undefined && Array.isArray(value) && value.every(isScalar)) return undefined;
  const expected = isScalar(value) ? typeTexts[type] : typeTexts.single;
  if (isScalar(value) && toType(each, value) !== null) return undefined;
  return problem('wrongType', from, { label: from, expected, seen: JSON.stringify(value).slice(0, 100) });
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** Null for what is not of the type, and for what did not come. */
function toType({ type = 'text' }: TakenValue, value: Scalar | undefined | readonly Scalar[]): Scalar {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value.join(', ') : readers[type](value as string | number | boolean);
}

const readers: Record<NonNullable<TakenValue['type']>, (value: string | number | boolean) => Scalar> = {
  text: String,
  number: (value) => (typeof value !== 'boolean' && value !== '' && Number.isFinite(Number(value)) ? Number(value) : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  date: (value) => (isDate(String(value)) ? String(value) : null),
  datetime: (value) => (isMoment(String(value)) ? new Date(String(value)).toISOString() : null),
};

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const { year, month, day } = dateParts(text);
  return isCalendarDate(year, month, day);
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
}

const typeTexts = {
  text: { zh: '文本', en: 'a text' },
  single: { zh: '单个值', en: 'a single value' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  date: { zh: '日期，如 2026-03-01', en: 'a date, such as 2026-03-01' },
  datetime: { zh: '带时区的时间，如 2026-03-01T08:00:00Z', en: 'a time with its zone, such as 2026-03-01T08:00:00Z' },
};
