import { writeRecords } from '../../data/write/write-records.ts';
import type { ProcessStep } from './process-step.ts';
import { idOfRecord } from './record-of.ts';

/** Puts a record that is named into the trash, as a batch of the run; what two runs name is deleted by the first. */
export const deleteRecord: ProcessStep<'deleteRecord'> = {
  async run(workspace, actor, { inputs: { object }, runs, tx }) {
    const seen = new Set<string>();
    for (const { inputs, batch } of runs) {
      const id = idOfRecord(inputs.record);
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      await writeRecords(workspace, actor, { object, action: 'delete', ids: [id], batch: { kind: 'process', ...batch } }, tx);
    }
    return runs.map(() => ({ outputs: {} }));
  },
};
