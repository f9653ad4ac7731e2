import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { Gate } from '../../../../../metadata/define/gate.ts';
import { useMemberSteps } from '../objects/use-member-steps.ts';
import { gateTitle } from './stages-of.ts';

/** What is done to whole gates of an object. */
export function useGateSteps(object: string) {
  const members = useMemberSteps<Gate>(object, {
    list: 'gates',
    inOrder: byOrder,
    titleOf: (name, gate, { fields }) => gateTitle(name, gate, fields),
  });
  const thing = { text: 'gates.gate' } as const;
  return {
    titleOf: members.titleOf,
    move: members.move,
    add: (field: string, option: string) =>
      members.add(/^[a-z][a-z0-9_]{0,40}$/.test(option) ? option : 'gate', { field, option }, thing),
    copy: (from: string) => members.copy(from, thing),
    remove: (name: string) => members.remove(name),
  };
}
