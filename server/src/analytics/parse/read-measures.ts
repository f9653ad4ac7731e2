import { type Aggregate, aggregates, type Calculation, calculations, type TableCalculation } from '@tenon/metadata';
import { wrongPart } from '../../query/parse/query-error.ts';
import { readFilter, type TakeValue } from '../../query/parse/read-filter.ts';
import { isObject, readPath } from '../../query/parse/read-part.ts';
import type { MeasureShape } from './aggregate-shape.ts';

const most = 30;
const nameOfMeasure = /^[a-z][a-z0-9_]{0,47}$/;

const expected = {
  measures: {
    zh: `1 到 ${most} 个 { name, aggregate, field, filter, of, date }，aggregate 为 ${aggregates.join('、')}`,
    en: `1 to ${most} of { name, aggregate, field, filter, of, date }, aggregate being one of ${aggregates.join(', ')}`,
  },
  calculations: {
    zh: `最多 ${most} 个 { name, measure, calculation }，calculation 为 ${calculations.join('、')}`,
    en: `at most ${most} of { name, measure, calculation }, calculation being one of ${calculations.join(', ')}`,
  },
  measure: { zh: '一个度量的名称', en: 'the name of a measure' },
};

export function readMeasures(input: unknown, take: TakeValue): MeasureShape[] {
  if (!Array.isArray(input) || input.length < 1 || input.length > most) throw wrongPart('measures', expected.measures, input);
  return input.map((item, index) => {
    const at = `measures[${index}]`;
    if (!isObject(item)) throw wrongPart(at, expected.measures, item);
    const { name, aggregate, field, filter, of, date } = item;
    if (!isName(name)) throw wrongPart(`${at}.name`, expected.measures, name);
    if (!aggregates.includes(aggregate as Aggregate)) throw wrongPart(`${at}.aggregate`, expected.measures, aggregate);
    if (aggregate !== 'count' && field === undefined) throw wrongPart(`${at}.field`, expected.measures, field);
    if (date !== undefined && of === undefined) throw wrongPart(`${at}.of`, expected.measures, of);
    return {
      name,
      aggregate: aggregate as Aggregate,
      field: field === undefined ? undefined : readPath(field, `${at}.field`),
      filter: filter === undefined ? undefined : readFilter(filter, `${at}.filter`, take),
      ...(of !== undefined && { of: readPath(of, `${at}.of`) }),
      ...(date !== undefined && { date: readPath(date, `${at}.date`) }),
    };
  });
}

/** What is worked out of whole columns of figures, each of one of the `measures`. */
export function readCalculations(input: unknown, measures: readonly MeasureShape[]): TableCalculation[] {
  if (!Array.isArray(input) || input.length > most) throw wrongPart('calculations', expected.calculations, input);
  return input.map((item, index) => {
    const at = `calculations[${index}]`;
    if (!isObject(item)) throw wrongPart(at, expected.calculations, item);
    const { name, measure, calculation } = item;
    if (!isName(name)) throw wrongPart(`${at}.name`, expected.calculations, name);
    if (!calculations.includes(calculation as Calculation))
      throw wrongPart(`${at}.calculation`, expected.calculations, calculation);
    if (!measures.some((each) => each.name === measure)) throw wrongPart(`${at}.measure`, expected.measure, measure);
    return { name, measure: measure as string, calculation: calculation as Calculation };
  });
}

function isName(input: unknown): input is string {
  return typeof input === 'string' && nameOfMeasure.test(input);
}
