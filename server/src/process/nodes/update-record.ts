import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessNode } from './process-node.ts';

/** Changes the record that set the process off. */
export const updateRecord: ProcessNode<'updateRecord'> = {
  async run(workspace, actor, { object, runs, tx }) {
    const records = runs.map(({ record, values }) => ({ id: record.id, values }));
    await writeRecords(workspace, actor, { object, action: 'update', records, batch: batchOf(runs) }, tx);
  },
};
