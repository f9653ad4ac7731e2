import type { Filter } from '@tenon/metadata';
import { readRecords } from '../../data/read/read-records.ts';
import type { ProcessStep } from './process-step.ts';
import { idOfRecord } from './record-of.ts';

/** Answers the newest of those that the actor may read, and how many there are. */
export const findRecord: ProcessStep<'findRecord'> = {
  async run(workspace, actor, { runs, tx }) {
    const outcomes = [];
    for (const { inputs } of runs) {
      const { object, match, filter } = inputs;
      const equal = Object.entries(match).map(([field, value]): Filter => {
        const wanted = idOfRecord(value) ?? value;
        return wanted === null ? { field, op: 'empty' } : { field, op: 'eq', value: wanted };
      });
      const query = { object, filter: { and: [...equal, ...(filter ? [filter] : [])] }, select: ['id'] };
      const sort = [{ field: 'created_at', direction: 'desc' as const }];
      const page = await readRecords(workspace, actor, { ...query, sort, limit: 1, count: 'capped' }, tx);
      const [found] = page.records;
      outcomes.push({ outputs: { record: found ? { object, id: found.id } : null, count: page.count?.value ?? 0 } });
    }
    return outcomes;
  },
};
