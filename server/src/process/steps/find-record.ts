import { readRecords } from '../../data/read/read-records.ts';
import { matchFilter } from './match-filter.ts';
import type { ProcessStep } from './process-step.ts';

/** Answers the newest of those that the actor may read, and how many there are. */
export const findRecord: ProcessStep<'findRecord'> = {
  async run(workspace, actor, { runs, tx }) {
    const outcomes = [];
    for (const { inputs } of runs) {
      const { object, match, filter } = inputs;
      const query = { object, filter: matchFilter({ match, filter }), select: ['id'] };
      const sort = [{ field: 'created_at', direction: 'desc' as const }];
      const page = await readRecords(workspace, actor, { ...query, sort, limit: 1, count: 'capped' }, tx);
      const [found] = page.records;
      outcomes.push({ outputs: { record: found ? { object, id: found.id } : null, count: page.count?.value ?? 0 } });
    }
    return outcomes;
  },
};
