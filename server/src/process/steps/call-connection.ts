import { noUser } from '../../access/actors.ts';
import { insertCalls } from '../connections/call-rows.ts';
import { changeOf } from '../connections/find-sends.ts';
import type { ProcessStep } from './process-step.ts';

/** Queues a call of a connection's action. It is made once the transaction is committed, because no rollback can take it back. */
export const callConnection: ProcessStep<'callConnection'> = {
  async run(workspace, actor, { inputs: { connection, action, fields, values }, runs, place, tx }) {
    const by = { actor: actor.userId === noUser ? null : actor.userId, keyRoles: actor.keyRoles ? [...actor.keyRoles] : null };
    // A step that is come to again, since something was sent back, is another call.
    const calls = runs.map(({ event, token, key }) => ({
      ...{
        connection,
        action,
        key: `${key}_${place}_${token.visit}`,
        change: changeOf(event),
        step: { fields, values },
        ...by,
      },
    }));
    await insertCalls(tx, workspace, calls);
    return runs.map(() => ({ outputs: {} }));
  },
};
