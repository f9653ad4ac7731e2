import type { GroupBy } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { groupByFirst, type NamedGroup } from '../named-groups.ts';
import { orderTerms } from '../order-terms.ts';
import { figureColumns, type OpenLevels } from './open-levels.ts';

/** Rows of the leaf, in which groups that are not among the first have become others: the steps that lead to them, and their name. */
export type FirstGroups = { steps: Sql[]; rows: Sql /** How many groups there were before. */; count: Sql };

/** Others are made before figures are worked out, so that an average, or a number of different values, is right for them, too. */
export function keepFirstGroups(question: OpenLevels): FirstGroups {
  const { groups, shape } = question;
  const limited = groups.flatMap((group, index) => {
    const { top } = shape.group[index] as GroupBy;
    return group.others === undefined || top === undefined ? [] : [{ group, others: group.others, top, first: `first${index}` }];
  });
  if (limited.length === 0) return { steps: [], rows: raw('leaf'), count: raw('null::bigint') };
  const firsts = limited.map(({ group, top, first }) => sql`${raw(first)} as (${firstOf(question, group, top)})`);
  const flags = limited.map(({ group, others, first }) => sql`${isOutside(group, first)} as ${raw(others)}`);
  const kept = sql`kept as (select ${join(keptColumns(question), ', ')} from (select leaf.*, ${join(flags, ', ')} from leaf) leaf)`;
  const names = groups.flatMap((group) => group.names).join(', ');
  return {
    steps: [...firsts, kept],
    rows: raw('kept'),
    count: raw(`(select count(*) from (select distinct ${names} from leaf) d)`),
  };
}

/** The keys that come first as the answer is sorted; without an order, those with the greatest first figure. */
function firstOf(question: OpenLevels, group: NamedGroup, top: number): Sql {
  const { groups, shape, measures } = question;
  const isOther = (field: string) => groups.some(({ path }) => path === field && path !== group.path);
  const asked = shape.sort.filter(({ field }) => !isOther(field));
  const greatest = measures[0] ? [{ field: measures[0].name, direction: 'desc' as const }] : [];
  const order = orderTerms(asked.length > 0 ? asked : greatest, { ...question, groups: [{ ...group, others: undefined }] });
  const keys = group.names.map((name) => raw(name));
  const one = sql`select ${join([...keys, ...figureColumns(question)], ', ')} from leaf${groupByFirst(keys.length)}`;
  return sql`select ${keys[0]} as key from (${one}) one order by ${join(order, ', ')} limit ${raw(String(top))}`;
}

/** `in` can be hashed, which `is not distinct from` cannot. */
function isOutside({ names }: NamedGroup, first: string): Sql {
  const key = raw(`leaf.${names[0]}`);
  const keys = raw(`select key from ${first}`);
  return sql`(case when ${key} is null then not exists (${keys} where key is null) else ${key} not in (${keys} where key is not null) end)`;
}

function keptColumns({ groups, levelMeasures, compares }: OpenLevels): Sql[] {
  const ofGroups = groups.flatMap(({ names, others, shown, shownName }) => [
    ...names.map((name) => (others === undefined ? raw(name) : raw(`case when not ${others} then ${name} end as ${name}`))),
    ...(others === undefined ? [] : [raw(others)]),
    ...(shown ? [raw(shownName)] : []),
  ]);
  const states = levelMeasures.flatMap(({ columns }) => columns.map(({ name }) => raw(name)));
  return [...ofGroups, ...(compares ? [raw('is_before')] : []), ...states];
}
