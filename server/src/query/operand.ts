import { relativePeriod, type Sought, type SqlOperand } from '@tenon/metadata';
import type { FieldCondition } from '@tenon/metadata/field-types/conditions/field-condition.ts';
import { dateIn } from '@tenon/metadata/zoned-time.ts';
import sql, { raw } from 'sql-template-tag';
import { compileBelow } from './hierarchy.ts';
import { likePattern } from './like-pattern.ts';
import { invalidQuery, wrongPart } from './parse/query-error.ts';
import type { ConditionShape, ValueShape } from './parse/query-shape.ts';
import { isObject } from './parse/read-part.ts';
import { RunValue, type StatementRun } from './statements/run.ts';
import type { Value } from './value.ts';

const maxList = 1000;
const maxPattern = 1000;

const expected = {
  list: { zh: `最多 ${maxList} 个值的数组`, en: `an array of at most ${maxList} values` },
  pair: { zh: '两个值的数组', en: 'an array of two values' },
  period: {
    zh: 'today、yesterday、tomorrow、thisWeek、lastMonth、nextQuarter、thisYear 等，或 { last: 30, unit: "day" }、{ next: 2, unit: "week" }',
    en: 'today, yesterday, tomorrow, thisWeek, lastMonth, nextQuarter, thisYear or the like, { last: 30, unit: "day" } or { next: 2, unit: "week" }',
  },
  text: { zh: `最多 ${maxPattern} 字符的文本`, en: `a text of at most ${maxPattern} characters` },
};

/** The right-hand side of a condition in the forms that conditions ask for. Values are read and checked when the statement runs. */
export function operandOf(value: Value, condition: ConditionShape, read: FieldCondition['read']): SqlOperand {
  const at = `${condition.at}.value`;
  const seen = (run: StatementRun) => readRaw(condition.value, run);
  const bound = (of: (run: StatementRun) => unknown, cast = value.cast) => sql`${new RunValue(of)}::${raw(cast)}`;
  const edge = (side: 0 | 1, of: (run: StatementRun) => unknown) => (run: StatementRun) =>
    boundsOf(value, of(run), run, at)[side];
  const edgesOfList = (side: 0 | 1) => (run: StatementRun) =>
    readList(seen(run), at).map((item) => boundsOf(value, item, run, at)[side]);
  const one = () => bound((run) => readOne(value, seen(run), run, at));
  return {
    one,
    first: () => bound(edge(0, seen)),
    last: () => bound(edge(1, seen)),
    pair: () => ({
      first: bound(edge(0, (run) => readPair(seen(run), at)[0])),
      last: bound(edge(1, (run) => readPair(seen(run), at)[1])),
    }),
    values: () => bound((run) => readList(seen(run), at).map((item) => readOne(value, item, run, at)), `${value.cast}[]`),
    spans: () => ({ firsts: bound(edgesOfList(0), `${value.cast}[]`), lasts: bound(edgesOfList(1), `${value.cast}[]`) }),
    list: () => bound((run) => readOne(value, readList(seen(run), at), run, at) ?? []),
    text(op) {
      const text = (run: StatementRun) => readText(seen(run), at);
      if (!value.type.sought) return bound((run) => likePattern(text(run), op === 'contains' ? 'anywhere' : 'start'), 'text');
      return sql`any(${bound((run) => patternsOf(soughtBy(value, op, { text: text(run), run })), 'text[]')})`;
    },
    period(start) {
      const edgeOf = (side: 'from' | 'until') => (run: StatementRun) =>
        start(periodIn(run, seen(run), at)[side], run.actor.timeZone);
      return { from: bound(edgeOf('from')), until: bound(edgeOf('until')) };
    },
    below: () => compileBelow(value, one()),
    own: (part, cast) => bound((run) => part(readOwn(value, read, { input: seen(run), run, at }) as never), cast),
  };
}

/** The value of a condition as it was sent. */
export function readRaw(shape: ValueShape, run: StatementRun): unknown {
  if (typeof shape === 'string') return undefined;
  if ('slot' in shape) return run.slots[shape.slot];
  return 'literal' in shape ? shape.literal : undefined;
}

/** Whether the value is the id of a user, so that `{ me: true }` means something. */
export function isUserValue({ field }: Value): boolean {
  return field.targets.includes('user') || (field.object === 'user' && field.valueColumn === 'id');
}

/** What a text is looked for as in the value column, for types that keep values otherwise than they show them. */
export function soughtBy(
  { type, definition }: Value,
  op: 'contains' | 'startsWith',
  { text, run }: { text: string; run: StatementRun },
) {
  return type.sought?.(text, op, definition as never, run.context);
}

function patternsOf({ anywhere, start }: Sought = { anywhere: [], start: [], common: '' }): string[] {
  return [...anywhere.map((each) => likePattern(each, 'anywhere')), ...start.map((each) => likePattern(each, 'start'))];
}

/** What a condition of the type's own makes of its right-hand side. */
function readOwn(
  { definition }: Value,
  read: FieldCondition['read'],
  { input, run, at }: { input: unknown; run: StatementRun; at: string },
) {
  const parsed = read?.(input, definition, run.context);
  if (parsed && !parsed.ok) throw invalidQuery(at, parsed.problem);
  return parsed?.value;
}

/** First and last that a value stands for. */
function boundsOf(value: Value, input: unknown, run: StatementRun, at: string): readonly unknown[] {
  const one = readOne(value, input, run, at);
  return (one === null ? undefined : value.type.bounds?.(input, one, run.context)) ?? [one, one];
}

/** A relative period for the actor, whose day it is. */
function periodIn({ actor, now, context }: StatementRun, input: unknown, at: string) {
  const period = relativePeriod(input, dateIn(now, actor.timeZone), context.yearStart);
  if (!period) throw wrongPart(at, expected.period, input);
  return period;
}

/** Reads a value by the field's type: what the value column is compared with. */
function readOne(value: Value, input: unknown, run: StatementRun, at: string): unknown {
  if (isObject(input) && input.me === true && isUserValue(value)) return run.actor.userId;
  const { type, definition } = value;
  const parsed = type.parse(input, definition as never, run.context);
  if (!parsed.ok) throw invalidQuery(at, parsed.problem);
  if (parsed.value === null) return null;
  return type.comparable ? type.comparable(parsed.value, definition as never) : type.toRow(parsed.value, definition as never)[0];
}

function readList(input: unknown, at: string): unknown[] {
  if (!Array.isArray(input) || input.length > maxList) throw wrongPart(at, expected.list, input);
  return input;
}

function readPair(input: unknown, at: string): unknown[] {
  if (!Array.isArray(input) || input.length !== 2) throw wrongPart(at, expected.pair, input);
  return input;
}

function readText(input: unknown, at: string): string {
  const isText = typeof input === 'string' && input.length <= maxPattern && !input.includes('\0') && input.isWellFormed();
  if (!isText) throw wrongPart(at, expected.text, input);
  return input;
}
