import type { Calculation } from '@tenon/metadata';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { wrongPart } from '../../query/parse/query-error.ts';
import { roundQuotient } from '../compile-measure.ts';
import type { NamedGroup } from '../named-groups.ts';
import { type Level, levelNumber } from './levels-of.ts';
import { keysOf, type OpenLevels } from './open-levels.ts';

/** The figure of a measure in each row of every level, and the groups of the question. */
type Place = { figure: Sql; groups: readonly NamedGroup[] };
type CalculationKind = {
  /** The level of totals whose figures it needs. */
  needs?: (groupCount: number) => Level;
  /** Made by adding figures up: not of averages, nor of what was counted once for each group. */
  adds?: true;
  compile(place: Place): Sql;
};

const kinds: Record<Calculation, CalculationKind> = {
  share: {
    needs: () => [],
    compile: ({ figure, groups }) => inPercent(figure, sql`max(${figure}) filter (where level = ${all(groups)}) over ()`),
  },
  shareOfGroup: {
    needs: (groupCount) => (groupCount === 0 ? [] : [0]),
    compile({ figure, groups }) {
      const [first] = groups;
      if (!first) return raw('null::numeric');
      const ofFirst = raw(String(levelNumber([0], groups.length)));
      const whole = sql`max(${figure}) filter (where level = ${ofFirst}) over (partition by ${join(keysOf(first), ', ')})`;
      return sql`case when level <= ${ofFirst} then ${inPercent(figure, whole)} end`;
    },
  },
  runningTotal: {
    adds: true,
    compile({ figure, groups }) {
      const last = groups.at(-1);
      if (!last) return figure;
      const within = [raw('level'), ...groups.slice(0, -1).flatMap(keysOf)];
      const along = [...(last.others === undefined ? [] : [raw(last.others)]), sql`${last.order(last.names)} nulls last`];
      const sum = sql`sum(${figure}) over (partition by ${join(within, ', ')} order by ${join(along, ', ')})`;
      return sql`case when level % 2 = 0 then ${sum} end`;
    },
  },
  rank: {
    compile: ({ figure }) =>
      sql`case when ${figure} is not null then rank() over (partition by level order by ${figure} desc nulls last) end`,
  },
};

const expected = {
  number: { zh: '数字类的度量', en: 'a measure that is a number' },
  adding: { zh: '计数或求和的度量', en: 'a measure that counts or adds up' },
};

/** Columns `c0` and so on over the rows of all levels. Throws `invalidQuery` for a measure that cannot be calculated with. */
export function calculationColumns({ shape, levelMeasures, groups }: OpenLevels): Sql[] {
  return shape.calculations.map(({ measure: name, calculation }, index) => {
    const place = levelMeasures.findIndex((measure) => measure.name === name);
    const kind = kinds[calculation];
    const aggregate = shape.measures[place]?.aggregate;
    const at = `calculations[${index}].measure`;
    if (!levelMeasures[place]?.isNumber) throw wrongPart(at, expected.number, name);
    if (kind.adds && aggregate !== 'count' && aggregate !== 'sum') throw wrongPart(at, expected.adding, name);
    return sql`${kind.compile({ figure: raw(`m${place}`), groups })} as ${raw(`c${index}`)}`;
  });
}

/** The levels that must be worked out for the calculations, wanted or not. */
export function neededLevels({ shape }: OpenLevels): Level[] {
  return shape.calculations.flatMap(({ calculation }) => {
    const { needs } = kinds[calculation];
    return needs ? [needs(shape.group.length)] : [];
  });
}

function all(groups: readonly NamedGroup[]): Sql {
  return raw(String(levelNumber([], groups.length)));
}

function inPercent(figure: Sql, whole: Sql): Sql {
  return roundQuotient(sql`${figure}::numeric * 100 / nullif((${whole})::numeric, 0)`);
}
