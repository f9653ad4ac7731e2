import { readDirectory } from '../../access/directory-cache.ts';
import { readApprovals } from '../approvals/approval-rows.ts';
import { copyTo } from '../approvals/copies.ts';
import { findApprovers } from '../approvals/find-approvers.ts';
import type { ProcessStep } from './process-step.ts';

/** Tells people of the approval that the run has asked for. Where it has asked for none, there is nothing to tell of. */
export const copy: ProcessStep<'copy'> = {
  async run(workspace, _actor, { runs, inputs, tx }) {
    const ids = runs.map(({ batch }) => batch.id);
    const approvals = await readApprovals(tx, workspace, ids);
    const directory = await readDirectory(workspace);
    for (const run of runs) {
      const approval = approvals.get(run.batch.id);
      if (!approval) continue;
      const found = findApprovers(directory, inputs.people, { submitter: approval.submitter, record: run.record });
      const people = found.filter((person) => directory.people.get(person)?.active);
      await copyTo(tx, workspace, { approval, people });
    }
    return runs.map(() => ({ outputs: {} }));
  },
};
