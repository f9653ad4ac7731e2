import { readDirectory } from '../../access/directory-cache.ts';
import { insertNotices, type NewNotice } from '../../data/notices/notice-rows.ts';
import { findApprovers } from '../approvals/find-approvers.ts';
import type { ProcessStep } from './process-step.ts';
import { textFor } from './reader-text.ts';

/** Tells people something about the record, once for each visit of the step. */
export const notify: ProcessStep<'notify'> = {
  async run(workspace, actor, step) {
    const { runs, inputs, object, process, tx } = step;
    const directory = await readDirectory(workspace);
    const notices = runs.flatMap((run): NewNotice[] => {
      const write = textFor(workspace, actor, { step, run });
      const { timeZone } = actor;
      const said = { zh: write(inputs.text, { locale: 'zh', timeZone }), en: write(inputs.text, { locale: 'en', timeZone }) };
      const found = findApprovers(directory, inputs.people, { submitter: run.event.actor ?? '', record: run.record });
      const people = [...new Set(found)].filter((person) => directory.people.get(person)?.active);
      const key = `message:${run.batch.id}:${step.step.id}:${run.token.visit}`;
      return people.map((person) => ({
        person,
        kind: 'message',
        key,
        said,
        object,
        record: run.record.id,
        process: process.name,
      }));
    });
    await insertNotices(tx, workspace, notices);
    return runs.map(() => ({ outputs: {} }));
  },
};
