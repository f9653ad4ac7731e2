import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';

/** Changes the record that set the process off. */
export const updateRecord: ProcessStep<'updateRecord'> = {
  async run(workspace, actor, { object, runs, tx }) {
    const records = runs.map(({ record, inputs }) => ({ id: record.id, values: inputs.values }));
    await writeRecords(workspace, actor, { object, action: 'update', records, batch: batchOf(runs) }, tx);
    return runs.map(({ record: { id } }) => ({ record: { object, id } }));
  },
};
