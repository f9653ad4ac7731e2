import { noUser } from '../../access/actors.ts';
import { insertCalls } from '../connections/call-rows.ts';
import { changeOf } from '../connections/find-sends.ts';
import type { ProcessStep } from './process-step.ts';

/** Queues a call of a connection's action. It is made once the transaction is committed, because no rollback can take it back. */
export const callConnection: ProcessStep<'callConnection'> = {
  async run(workspace, actor, { inputs: { connection, action, fields, values }, runs, place, tx }) {
    const by = { actor: actor.userId === noUser ? null : actor.userId, keyRoles: actor.keyRoles ? [...actor.keyRoles] : null };
    const calls = runs.map(({ event }) => ({
      ...{ connection, action, key: `${event.id}_${place}`, change: changeOf(event), step: { fields, values }, ...by },
    }));
    await insertCalls(tx, workspace, calls);
    return runs.map(() => ({ outputs: {} }));
  },
};
