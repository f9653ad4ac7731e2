import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';

/** Makes a record of any object. */
export const createRecord: ProcessStep<'createRecord'> = {
  async run(workspace, actor, { inputs: { object }, runs, tx, warn }) {
    const records = runs.map(({ inputs }) => inputs.values);
    const request = { object, action: 'create' as const, records, batch: batchOf(runs) };
    const { ids, warnings } = await writeRecords(workspace, actor, request, tx);
    warn(warnings);
    return ids.map((id) => ({ outputs: { record: { object, id } } }));
  },
};
