import { operatorsOf, type RelatedTerm, type SqlOperand } from '@tenon/metadata';
import type { ConditionTerm, FieldCondition } from '@tenon/metadata/field-types/conditions/field-condition.ts';
import { presence } from '@tenon/metadata/field-types/conditions/presence.ts';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { compileActorOperator } from './actor-operators.ts';
import { mayContain } from './may-contain.ts';
import { isUserValue, operandOf, readRaw } from './operand.ts';
import { invalidQuery, unknownField, wrongPart } from './parse/query-error.ts';
import type { ActorValue, ConditionShape } from './parse/query-shape.ts';
import { hasFigure, satisfiesAtEdge } from './rollup.ts';
import { columnOf, fromClause, type Source } from './source.ts';
import { RunValue } from './statements/run.ts';
import { openRelated, type Related, whereJoined } from './to-many.ts';
import { findPathEnd, type PathEnd, type Value, valueAtPathEnd } from './value.ts';

const expected = {
  value: { zh: '一个值', en: 'a value' },
  user: { zh: '只有用户字段可以与我的团队比较', en: 'a field of users, to compare with my team' },
};

/** `{ field, op, value }` on the source. The field type brings the conditions it takes. */
export function compileCondition(source: Source, condition: ConditionShape): Sql {
  const { path, op, at } = condition;
  const place = findPathEnd(source, path, `${at}.field`);
  const value = valueAtPathEnd(place);
  if (!value) return compileOnMany(place, condition);
  const asked = conditionOf(value.type.conditions, op);
  if (!asked) throw badOperator(place, condition, operatorsOf(value.type));
  if (condition.value === 'null') return emptiness(value, op).sql(termOf(value), operandOf(value, condition, undefined));
  if (condition.value === 'none' && asked.takes !== 'nothing') throw wrongPart(`${at}.value`, expected.value, undefined);
  if (typeof condition.value === 'object' && 'actor' in condition.value) {
    const { actor } = condition.value;
    const compared = isComparable[actor](value) ? compileActorOperator(op, value, actor) : undefined;
    if (!compared) throw wrongPart(`${at}.value`, expected.user, path);
    return compared;
  }
  const operand = operandOf(value, condition, asked.read);
  const ofFigure = conditionOnFigure(value, asked, operand);
  if (ofFigure) return ofFigure;
  const narrower = mayContain(value, condition, asked.finds);
  const decisive = asked.sql(termOf(value), operand);
  return narrower ? sql`(${narrower} and ${decisive})` : decisive;
}

/** Of figures over related records, by those that satisfy the condition instead of by the figure of each record. */
function conditionOnFigure(value: Value, asked: FieldCondition, operand: SqlOperand): Sql | undefined {
  if (value.field.type.source !== 'rollup') return undefined;
  const isPresence = asked === presence.empty || asked === presence.notEmpty;
  const some = isPresence ? hasFigure(value) : undefined;
  if (some) return asked === presence.empty ? sql`not ${some}` : some;
  return asked.fitsNone ? undefined : satisfiesAtEdge(value, (figure) => asked.sql(termOf({ ...value, ...figure }), operand));
}

const isDepartment = ({ field }: Value) => field.targets.includes('department');

/** Where each of what the actor stands for could stand. */
const isComparable: Record<ActorValue, (value: Value) => boolean> = {
  userId: isUserValue,
  team: isUserValue,
  department: isDepartment,
  departmentsBelow: isDepartment,
};

/** Equal to nothing is empty. */
function emptiness({ type }: Value, op: string) {
  const asked = op === 'eq' ? 'empty' : 'notEmpty';
  return conditionOf(type.conditions, asked) ?? presence[asked];
}

function conditionOf<Condition>(conditions: Readonly<Record<string, Condition>> | undefined, op: string): Condition | undefined {
  return conditions && Object.hasOwn(conditions, op) ? conditions[op] : undefined;
}

function termOf({ sql: term, cast, source, field, definition, type }: Value): ConditionTerm {
  return {
    sql: term,
    cast,
    column(suffix) {
      const column = field.columns[type.columns(definition as never).findIndex((each) => each.suffix === suffix)];
      if (!column) throw new Error(`the field ${field.name} has no column ${suffix}`);
      return columnOf(source, column.name);
    },
  };
}

function compileOnMany(place: PathEnd, condition: ConditionShape): Sql {
  const { op, at, path } = condition;
  const { type, definition } = place.field;
  const asked = conditionOf(type.relatedConditions, op);
  if (!asked) throw badOperator(place, condition, operatorsOf(type));
  const related = openRelated(place);
  if (!related) throw unknownField(`${at}.field`, path);
  const ids = new RunValue((run) => {
    const parsed = type.parse(readRaw(condition.value, run), definition as never, run.context);
    if (!parsed.ok) throw invalidQuery(`${at}.value`, parsed.problem);
    return parsed.value === null ? [] : type.toRow(parsed.value, definition as never);
  });
  return asked.sql(relatedTerm(related), sql`${ids}::uuid[]`);
}

function relatedTerm(related: Related): RelatedTerm {
  const { source } = related;
  const among = (what: string, more: Sql[]) =>
    sql`(select ${raw(what)} from ${fromClause(source)} where ${join([...whereJoined(related), ...more], ' and ')})`;
  return {
    id: raw(`${source.alias}.id`),
    some: (...more) => sql`exists ${among('1', more)}`,
    count: (...more) => among('count(*)', more),
  };
}

function badOperator({ field }: PathEnd, { op, at }: ConditionShape, allowed: readonly string[]): Error {
  const { label } = field.definition;
  return invalidQuery(`${at}.op`, { code: 'badOperator', params: { label, seen: op, allowed: allowed.join(', ') } });
}
