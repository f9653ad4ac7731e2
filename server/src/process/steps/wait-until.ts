import { readRecords } from '../../data/read/read-records.ts';
import type { ProcessStep } from './process-step.ts';
import { waitFor } from './wait-for.ts';

/** Waits until the record meets a condition, as far as the actor may see it. */
export const waitUntil: ProcessStep<'waitUntil'> = {
  run: (workspace, actor, step) =>
    waitFor(workspace, actor, {
      ...{ step, object: step.object, column: null },
      async look() {
        const ids = [...new Set(step.runs.map(({ record }) => record.id))];
        const filter = { and: [{ field: 'id', op: 'in' as const, value: ids }, step.inputs.until] };
        const page = await readRecords(workspace, actor, { object: step.object, filter, select: ['id'], limit: 200 }, step.tx);
        const met = new Set(page.records.map(({ id }) => id));
        return step.runs.map(({ record }) => (met.has(record.id) ? {} : undefined));
      },
    }),
};
