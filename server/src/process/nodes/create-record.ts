import { writeRecords } from '../../data/write-records.ts';
import type { ProcessNode } from './process-node.ts';

/** Makes a record of any object. */
export const createRecord: ProcessNode<'createRecord'> = {
  async run(workspace, actor, { step, values, batch, tx }) {
    await writeRecords(workspace, actor, { object: step.object, action: 'create', records: [values], batch }, tx);
  },
};
