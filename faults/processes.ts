import type { Client } from './client.ts';

const label = { zh: '考验', en: 'Fault' };
const follow = (id: string) => ({
  ...{ id, kind: 'createRecord' },
  inputs: { object: 'task', values: { subject: { template: `${id} {name}` }, related: { record: true } } },
});
const ofContacts = (name: string, steps: object[]) => ({
  kind: 'process',
  name: `fault_${name}`,
  body: {
    label,
    steps,
    trigger: { object: 'contact', on: ['create'], when: { field: 'name', op: 'startsWith', value: `${name} ` } },
  },
});

/** Publishes a process that asks twice and makes a task in between, and one that makes a task after a minute. */
export async function publishProcesses(client: Client): Promise<void> {
  const { body: me } = await client.until({ method: 'GET', path: '/api/me' });
  const admin = (me.user as { id: string }).id;
  const asks = (id: string) => ({ id, kind: 'approval', inputs: { approvers: [{ people: [admin] }], self: 'ask' } });
  const drafts = [
    ofContacts('approve', [asks('first'), follow('between'), asks('second')]),
    ofContacts('wait', [{ id: 'rest', kind: 'delay', inputs: { length: { amount: 1, unit: 'minute' } } }, follow('waited')]),
  ];
  const { body: set } = await client.until({ method: 'POST', path: '/api/change-sets', body: {} });
  await client.until({ method: 'PUT', path: `/api/change-sets/${set.id}/drafts`, body: { drafts } });
  await client.until({ method: 'POST', path: `/api/change-sets/${set.id}/publish`, body: {} });
}
