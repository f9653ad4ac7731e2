import type { Operator } from '@tenon/metadata';
import sql, { type Sql } from 'sql-template-tag';
import { ActorValue } from '../../access/actor-value.ts';
import type { Value } from './value.ts';

const team = sql`${new ActorValue('team')}::uuid[]`;
const isMine = ({ sql: term }: Value) => sql`${term} = any(${team})`;
const isNotMine = (value: Value) => sql`(${isMine(value)}) is not true`;

/** `{ myTeam: true }`: the actor and everyone below, wherever a user could stand. */
export const teamOperators: Partial<Record<Operator, (value: Value) => Sql>> = {
  eq: isMine,
  in: isMine,
  under: isMine,
  ne: isNotMine,
  notIn: isNotMine,
};
