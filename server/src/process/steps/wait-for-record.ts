import type { Filter } from '@tenon/metadata';
import { readRecords } from '../../data/read/read-records.ts';
import type { ProcessStep } from './process-step.ts';
import { waitFor } from './wait-for.ts';

/** Waits for a new record that is linked to this one; answers the first, of those that the actor may read. */
export const waitForRecord: ProcessStep<'waitForRecord'> = {
  run(workspace, actor, step) {
    const { object, link, filter } = step.inputs;
    const column = workspace.snapshot.objects.get(object)?.fields.get(link)?.valueColumn ?? null;
    return waitFor(workspace, actor, {
      ...{ step, object, column },
      async look(since) {
        const answers = [];
        for (const run of step.runs) {
          const meant: Filter[] = [
            { field: link, op: 'eq', value: { object: step.object, id: run.record.id } },
            { field: 'created_at', op: 'gte', value: since(run) },
            ...(filter ? [filter] : []),
          ];
          const sort = [{ field: 'created_at', direction: 'asc' as const }];
          const page = await readRecords(
            workspace,
            actor,
            { object, filter: { and: meant }, select: ['id'], sort, limit: 1 },
            step.tx,
          );
          const [found] = page.records;
          answers.push(found && { record: { object, id: found.id } });
        }
        return answers;
      },
    });
  },
};
