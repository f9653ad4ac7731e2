import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';

/** Changes the record that set the process off. */
export const updateRecord: ProcessStep<'updateRecord'> = {
  async run(workspace, actor, { object, runs, tx, warn }) {
    const records = runs.map(({ record, inputs }) => ({ id: record.id, values: inputs.values }));
    const request = { object, action: 'update' as const, records, batch: batchOf(runs) };
    const { warnings } = await writeRecords(workspace, actor, request, tx);
    warn(warnings);
    return runs.map(({ record: { id } }) => ({ outputs: { record: { object, id } } }));
  },
};
