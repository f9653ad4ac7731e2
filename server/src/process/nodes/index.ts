import { callConnection } from './call-connection.ts';
import { createRecord } from './create-record.ts';
import type { NodeName, ProcessNode } from './process-node.ts';
import { updateRecord } from './update-record.ts';

/** Every kind of step a process can have. */
export const processNodes = { createRecord, updateRecord, callConnection } satisfies { [Name in NodeName]: ProcessNode<Name> };
