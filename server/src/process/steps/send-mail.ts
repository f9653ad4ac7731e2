import { readDirectory } from '../../access/directory-cache.ts';
import { findApprovers } from '../approvals/find-approvers.ts';
import { insertMails, type NewMail } from '../mail/mail-rows.ts';
import type { ProcessStep } from './process-step.ts';
import { textFor } from './reader-text.ts';

/** Puts a mail for each recipient into the outbox, in the transaction that notes the step as done. It leaves once that is committed. */
export const sendMail: ProcessStep<'sendMail'> = {
  async run(workspace, actor, step) {
    const { runs, inputs, tx } = step;
    const directory = await readDirectory(workspace);
    const mails = runs.flatMap((run): NewMail[] => {
      const write = textFor(workspace, actor, { step, run });
      const mailTo = (to: { person: string } | { address: string }, reader: Parameters<typeof write>[1]): NewMail => ({
        ...{ ...to, kind: 'message', run: run.batch.id, dueAt: workspace.clock.now() },
        key: `message:${run.batch.id}:${step.step.id}:${run.token.visit}:${Object.values(to)[0]}`,
        content: { subject: write(inputs.subject, reader), text: write(inputs.text, reader) },
      });
      const found = findApprovers(directory, inputs.people ?? [], { submitter: run.event.actor ?? '', record: run.record });
      const people = [...new Set(found)].map((id) => directory.people.get(id)).filter((person) => person?.active && person.email);
      const addresses = new Set((inputs.addresses ?? []).map((path) => run.record[path]).filter(isAddress));
      return [
        ...people.flatMap((person) => (person ? [mailTo({ person: person.id }, person.account ?? actor)] : [])),
        ...[...addresses].map((address) => mailTo({ address }, actor)),
      ];
    });
    await insertMails(tx, workspace, mails);
    return runs.map(() => ({ outputs: {} }));
  },
};

function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(value);
}
