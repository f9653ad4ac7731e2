import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';

/** Makes a record of any object. */
export const createRecord: ProcessStep<'createRecord'> = {
  async run(workspace, actor, { inputs: { object }, runs, tx }) {
    const records = runs.map(({ inputs }) => inputs.values);
    const { ids } = await writeRecords(workspace, actor, { object, action: 'create', records, batch: batchOf(runs) }, tx);
    return ids.map((id) => ({ record: { object, id } }));
  },
};
