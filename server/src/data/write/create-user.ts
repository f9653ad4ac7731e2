import type { CreateUser } from '../../access/invitations.ts';
import { writeRecords } from './write-records.ts';

/** Makes the record of a new colleague; access, which needs one for set-up and invitations, stands to the left of this room. */
export const createUser: CreateUser = async (workspace, actor, values) => {
  const { ids } = await writeRecords(workspace, actor, { object: 'user', action: 'create', records: [values] });
  return ids[0] as string;
};
