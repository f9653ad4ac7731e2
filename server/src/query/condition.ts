import type { Operator } from '@tenon/metadata';
import sql, { type Sql } from 'sql-template-tag';
import { compileActorOperator } from './actor-operators.ts';
import { mayContain } from './may-contain.ts';
import { isUserValue, operandOf, readRaw } from './operand.ts';
import { compileOperator } from './operators.ts';
import { invalidQuery, unknownField, wrongPart } from './shape/query-error.ts';
import type { ActorValue, ConditionShape } from './shape/query-shape.ts';
import type { Source } from './source.ts';
import { RunValue } from './statements/run.ts';
import { openRelated } from './to-many.ts';
import { compileToMany } from './to-many-operators.ts';
import { findPlace, type Place, placeValue, type Value } from './value.ts';

/** `{ field, op, value }` on the source. Which operators a field takes is the field type's answer. */
export function compileCondition(source: Source, condition: ConditionShape): Sql {
  const { path, op, at } = condition;
  const place = findPlace(source, path, `${at}.field`);
  const value = placeValue(place);
  if (!value) return compileOnMany(place, condition);
  if (!value.type.operators.includes(op)) throw badOperator(place, op, value.type.operators, at);
  if (condition.value === 'null') return compileOperator[op === 'eq' ? 'empty' : 'notEmpty'](value, operandOf(value, condition));
  if (typeof condition.value === 'object' && 'actor' in condition.value) {
    const { actor } = condition.value;
    const compared = isComparable[actor](value) ? compileActorOperator(op, value, actor) : undefined;
    if (!compared) throw wrongPart(`${at}.value`, expectedUser, path);
    return compared;
  }
  const narrower = mayContain(value, condition);
  const decisive = compileOperator[op](value, operandOf(value, condition));
  return narrower ? sql`(${narrower} and ${decisive})` : decisive;
}

const expectedUser = { zh: '只有用户字段可以与我的团队比较', en: 'a field of users, to compare with my team' };
const isDepartment = ({ field }: Value) => field.targets.includes('department');

/** Where each of what the actor stands for could stand. */
const isComparable: Record<ActorValue, (value: Value) => boolean> = {
  userId: isUserValue,
  team: isUserValue,
  department: isDepartment,
  departmentsBelow: isDepartment,
};

function compileOnMany(place: Place, condition: ConditionShape): Sql {
  const { op, at, path } = condition;
  const operators = place.field.type.operators;
  if (!operators.includes(op)) throw badOperator(place, op, operators, at);
  const related = openRelated(place);
  if (!related) throw unknownField(`${at}.field`, path);
  const { type, definition } = place.field;
  const ids = new RunValue((run) => {
    const parsed = type.parse(readRaw(condition.value, run), definition as never, run.context);
    if (!parsed.ok) throw invalidQuery(`${at}.value`, parsed.problem);
    return parsed.value === null ? [] : type.toRow(parsed.value, definition as never);
  });
  return compileToMany(op, related, ids);
}

function badOperator({ field }: Place, seen: Operator, operators: readonly Operator[], at: string): Error {
  const { label } = field.definition;
  return invalidQuery(`${at}.op`, { code: 'badOperator', params: { label, seen, allowed: operators.join(', ') } });
}
