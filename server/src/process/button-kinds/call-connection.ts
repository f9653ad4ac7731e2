import { insertCalls } from '../connections/call-rows.ts';
import type { ButtonWork } from './button-work.ts';

/** Queues a call for each of the records. It is made once the transaction is committed, because no rollback can take it back. */
export const callConnection: ButtonWork<'callConnection'> = {
  async press(workspace, actor, { object, button, presses, tx }) {
    const at = workspace.clock.now().toISOString();
    const by = { actor: actor.userId, keyRoles: actor.keyRoles ? [...actor.keyRoles] : null };
    const calls = presses.map(({ record, key, inputs: { connection, action, fields, values, answer } }) => ({
      ...{ connection, action, key, ...by },
      step: { fields, values, answer, button },
      change: { id: key, at, object, record: record.id, action: 'update' as const, changed: [] },
    }));
    await insertCalls(tx, workspace, calls);
    return { answers: calls.map(({ connection, key }) => ({ call: { connection, key } })) };
  },
};
