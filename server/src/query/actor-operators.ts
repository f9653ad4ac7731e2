import type { Operator } from '@tenon/metadata';
import sql, { type Sql } from 'sql-template-tag';
import type { ActorValue } from './shape/query-shape.ts';
import { RunValue } from './statements/run.ts';
import type { Value } from './value.ts';

/** Comparisons with one thing that the actor stands for, or with several: `{ myTeam: true }` is the actor and everyone below. */
export function compileActorOperator(op: Operator, value: Value, compared: ActorValue): Sql | undefined {
  const actor = new RunValue((run) => run.actor[compared]);
  const equals = isList[compared] ? sql`${value.sql} = any(${actor}::uuid[])` : sql`${value.sql} = ${actor}::uuid`;
  return operators[op]?.(equals);
}

const isList: Record<ActorValue, boolean> = { userId: false, team: true, department: false, departmentsBelow: true };
const isNot = (equals: Sql) => sql`(${equals}) is not true`;

const operators: Partial<Record<Operator, (equals: Sql) => Sql>> = {
  eq: (equals) => equals,
  in: (equals) => equals,
  under: (equals) => equals,
  ne: isNot,
  notIn: isNot,
};
