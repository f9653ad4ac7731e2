import { writeRecords } from '../../data/write-records.ts';
import type { ProcessNode } from './process-node.ts';

/** Changes the record that set the process off. */
export const updateRecord: ProcessNode<'updateRecord'> = {
  async run(workspace, actor, { object, record, values, batch, tx }) {
    await writeRecords(workspace, actor, { object, action: 'update', records: [{ id: record.id, values }], batch }, tx);
  },
};
