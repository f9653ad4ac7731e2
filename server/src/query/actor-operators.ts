import type { Operator } from '@tenon/metadata';
import sql, { type Sql } from 'sql-template-tag';
import type { ActorValue } from './parse/query-shape.ts';
import { SharedValue } from './statements/run.ts';
import type { Value } from './value.ts';

/** Comparisons with one thing that the actor stands for, or with several: `{ myTeam: true }` is the actor and everyone below. */
export function compileActorOperator(op: Operator, value: Value, compared: ActorValue): Sql | undefined {
  const actor = standsFor[compared];
  const equals = isList[compared] ? sql`${value.sql} = any(${actor}::uuid[])` : sql`${value.sql} = ${actor}::uuid`;
  return operators[op]?.(equals);
}

const standsFor: Record<ActorValue, SharedValue> = {
  userId: new SharedValue(({ actor }) => actor.userId),
  team: new SharedValue(({ actor }) => actor.team),
  department: new SharedValue(({ actor }) => actor.department),
  departmentsBelow: new SharedValue(({ actor }) => actor.departmentsBelow),
};
const isList: Record<ActorValue, boolean> = { userId: false, team: true, department: false, departmentsBelow: true };
const isNot = (equals: Sql) => sql`(${equals}) is not true`;

const operators: Partial<Record<Operator, (equals: Sql) => Sql>> = {
  eq: (equals) => equals,
  in: (equals) => equals,
  under: (equals) => equals,
  ne: isNot,
  notIn: isNot,
};
