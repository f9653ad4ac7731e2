import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessNode } from './process-node.ts';

/** Makes a record of any object. */
export const createRecord: ProcessNode<'createRecord'> = {
  async run(workspace, actor, { step, runs, tx }) {
    const records = runs.map(({ values }) => values);
    await writeRecords(workspace, actor, { object: step.object, action: 'create', records, batch: batchOf(runs) }, tx);
  },
};
