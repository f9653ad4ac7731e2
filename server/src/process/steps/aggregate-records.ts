import type { Filter } from '@tenon/metadata';
import { aggregate } from '../../analytics/aggregate.ts';
import type { ProcessStep } from './process-step.ts';

/** Works out one figure of the records that the actor may read; without a record, a count is 0 and any other figure nothing. */
export const aggregateRecords: ProcessStep<'aggregateRecords'> = {
  async run(workspace, actor, { inputs, object: triggering, runs, tx }) {
    const { object, aggregate: figure = 'count', field, link, filter } = inputs;
    const outcomes = [];
    for (const {
      record: { id },
    } of runs) {
      const linked: Filter[] = link === undefined ? [] : [{ field: link, op: 'eq', value: { object: triggering, id } }];
      const query = {
        object,
        filter: { and: [...linked, ...(filter ? [filter] : [])] },
        measures: [{ name: 'value', aggregate: figure, ...(figure !== 'count' && { field }) }],
      };
      const [row] = (await aggregate(workspace, actor, query, { tx })).rows;
      const value = row?.values.value;
      outcomes.push({ outputs: { value: value === null || value === undefined ? null : Number(value) } });
    }
    return outcomes;
  },
};
