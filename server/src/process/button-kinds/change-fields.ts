import { writeRecords } from '../../data/write/write-records.ts';
import type { ButtonWork } from './button-work.ts';

/** Changes the records as their versions were read, so that of two who press at the same time one is told. */
export const changeFields: ButtonWork<'changeFields'> = {
  async press(workspace, actor, { object, button, presses, batch, partial, tx }) {
    const records = presses.map(({ record: { id, version }, inputs }) => ({ id, version, values: inputs.values }));
    const request = { object, action: 'update' as const, records, partial, batch: { id: batch, kind: 'button', button } };
    const { ids, unchanged, failed, warnings = [] } = await writeRecords(workspace, actor, request, tx);
    const problems = new Map(failed.map((each) => [each.row, each.problems]));
    return {
      answers: presses.map((_, row) => (problems.has(row) ? { problems: problems.get(row) } : {})),
      changed: ids.length > unchanged,
      warnings: warnings.flatMap((each) => each.problems),
    };
  },
};
