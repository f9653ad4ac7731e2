import type { Sought } from '@tenon/metadata';
import sql, { raw, type Sql } from 'sql-template-tag';
import { boundsOf, isInstant } from './instant-bounds.ts';
import { likePattern } from './like-pattern.ts';
import { periodIn } from './relative-period.ts';
import { invalidQuery, wrongPart } from './shape/query-error.ts';
import type { ConditionShape, ValueShape } from './shape/query-shape.ts';
import { isObject } from './shape/read-part.ts';
import { type Run, RunValue } from './statements/run.ts';
import type { Value } from './value.ts';

/** The right-hand side of a condition in the forms that operators ask for. Values are read and checked when the statement runs. */
export type Operand = {
  one(): Sql;
  /** First and last instant that the value stands for: a day given for a datetime is the whole day. Elsewhere the value itself. */
  first(): Sql;
  last(): Sql;
  /** `between` takes two. */
  pair(): { first: Sql; last: Sql };
  /** Each entry of a list read by itself. */
  list(): Sql;
  /** First and last instants of each entry of a list. */
  spans(): { firsts: Sql; lasts: Sql };
  /** A value that is a list as a whole: choices. */
  set(): Sql;
  /** What `ilike` compares with. */
  pattern(op: 'contains' | 'startsWith'): Sql;
  /** A relative period: from, and until without it. */
  period(): { from: Sql; until: Sql };
};

const maxList = 1000;
const maxPattern = 1000;

const expected = {
  list: { zh: `最多 ${maxList} 个值的数组`, en: `an array of at most ${maxList} values` },
  pair: { zh: '两个值的数组', en: 'an array of two values' },
  text: { zh: `最多 ${maxPattern} 字符的文本`, en: `a text of at most ${maxPattern} characters` },
};

export function operandOf(value: Value, condition: ConditionShape): Operand {
  const at = `${condition.at}.value`;
  const seen = (run: Run) => readRaw(condition.value, run);
  const bound = (of: (run: Run) => unknown, cast = value.cast) => sql`${new RunValue(of)}::${raw(cast)}`;
  const edgesOf = (input: unknown, run: Run) => boundsOf(value, { input, parsed: readOne(value, input, run, at) }, run);
  const edge = (side: 0 | 1, of: (run: Run) => unknown) => (run: Run) => edgesOf(of(run), run)[side];
  const edgesOfList = (side: 0 | 1) => (run: Run) => readList(seen(run), at).map((item) => edgesOf(item, run)[side]);
  return {
    one: () => bound((run) => readOne(value, seen(run), run, at)),
    first: () => bound(edge(0, seen)),
    last: () => bound(edge(1, seen)),
    pair: () => ({
      first: bound(edge(0, (run) => readPair(seen(run), at)[0])),
      last: bound(edge(1, (run) => readPair(seen(run), at)[1])),
    }),
    list: () => bound((run) => readList(seen(run), at).map((item) => readOne(value, item, run, at)), `${value.cast}[]`),
    spans: () => ({ firsts: bound(edgesOfList(0), `${value.cast}[]`), lasts: bound(edgesOfList(1), `${value.cast}[]`) }),
    set: () => bound((run) => readOne(value, readList(seen(run), at), run, at) ?? []),
    pattern(op) {
      const text = (run: Run) => readText(seen(run), at);
      if (!value.type.sought) return bound((run) => likePattern(text(run), op === 'contains' ? 'anywhere' : 'start'), 'text');
      return sql`any(${bound((run) => patternsOf(soughtBy(value, op, { text: text(run), run })), 'text[]')})`;
    },
    period: () => ({
      from: bound((run) => periodIn(run, seen(run), isInstant(value), at).from),
      until: bound((run) => periodIn(run, seen(run), isInstant(value), at).until),
    }),
  };
}

/** The value of a condition as it was sent. */
export function readRaw(shape: ValueShape, run: Run): unknown {
  if (typeof shape === 'string') return undefined;
  if ('slot' in shape) return run.slots[shape.slot];
  return 'literal' in shape ? shape.literal : undefined;
}

/** Whether the value is the id of a user, so that `{ me: true }` means something. */
export function isUserValue({ field }: Value): boolean {
  return field.targets.includes('user') || (field.object === 'user' && field.valueColumn === 'id');
}

/** What a text is looked for as in the value column, for types that keep values otherwise than they show them. */
export function soughtBy({ type, definition }: Value, op: 'contains' | 'startsWith', { text, run }: { text: string; run: Run }) {
  return type.sought?.(text, op, definition as never, run.context);
}

function patternsOf({ anywhere, start }: Sought = { anywhere: [], start: [], common: '' }): string[] {
  return [...anywhere.map((each) => likePattern(each, 'anywhere')), ...start.map((each) => likePattern(each, 'start'))];
}

/** Reads a value by the field's type: what the value column is compared with. */
function readOne(value: Value, input: unknown, run: Run, at: string): unknown {
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
