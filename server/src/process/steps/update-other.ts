import { writeRecords } from '../../data/write/write-records.ts';
import { batchOf, type ProcessStep } from './process-step.ts';
import { idOfRecord, withoutRepeats } from './record-of.ts';

/** Changes a record that is named; several runs may name the same, and each changes it in its turn. */
export const updateOther: ProcessStep<'updateOther'> = {
  async run(workspace, actor, { inputs: { object }, runs, tx, warn }) {
    const meant = runs.flatMap((run, row) => {
      const id = idOfRecord(run.inputs.record);
      return id === undefined ? [] : [{ run, row, id }];
    });
    for (const part of withoutRepeats(meant, ({ id }) => id)) {
      const records = part.map(({ id, run }) => ({ id, values: run.inputs.values }));
      const batch = batchOf(part.map(({ run }) => run));
      const { warnings } = await writeRecords(workspace, actor, { object, action: 'update', records, batch }, tx);
      warn(warnings?.map((each) => ({ ...each, row: part[each.row]?.row ?? 0 })));
    }
    return runs.map(({ inputs }) => {
      const id = idOfRecord(inputs.record);
      return { outputs: { record: id === undefined ? null : { object, id } } };
    });
  },
};
