import type { OthersKey, ReportRow } from '@tenon/metadata';
import type { Row } from '../../base/database/database.ts';
import type { Reader } from '../../query/select/title.ts';
import type { AggregateAnswer } from '../compile-aggregate.ts';
import { totalledIn } from './levels-of.ts';
import type { OpenLevels } from './open-levels.ts';

/** The rows of all levels, the finest first, as a reader sees them. */
export function readLevels(question: OpenLevels, rows: readonly Row[], reader: Reader): AggregateAnswer {
  const { groups, levelMeasures, shape, compares } = question;
  const finest = rows.find(({ level }) => Number(level) === 0);
  const groupCount = Number(finest?.group_count ?? 0);
  return {
    rows: rows.map(toRow),
    truncated: groupCount > shape.limit,
    groupCount: Math.max(groupCount, Number(finest?.distinct_count ?? 0)),
  };

  function toRow(row: Row): ReportRow {
    const totals = totalledIn(Number(row.level), groups.length);
    const calculated = shape.calculations.map(({ name }, index) => [name, asText(row[`c${index}`])]);
    return {
      keys: groups.map((_, index) => (totals.includes(index) ? null : keyOf(index, row))),
      values: { ...figuresOf(row, 'm'), ...Object.fromEntries(calculated) },
      ...(compares && { before: figuresOf(row, 'b') }),
      ...(totals.length > 0 && { totals }),
    };
  }

  function keyOf(index: number, row: Row): unknown {
    const { names, others, shown, shownName, read } = groups[index] as OpenLevels['groups'][number];
    if (others !== undefined && row[others]) return { others: true } satisfies OthersKey;
    return read(shown ? [row[shownName]] : names.map((name) => row[name]), reader);
  }

  function figuresOf(row: Row, letter: 'm' | 'b'): ReportRow['values'] {
    return Object.fromEntries(levelMeasures.map(({ name, read }, index) => [name, read(row[`${letter}${index}`])]));
  }
}

function asText(value: unknown): string | null {
  return value === null ? null : String(value);
}
