import type { HeldByPerson } from '../../../../metadata/api/people.ts';
import { api } from '../../base/api.ts';
import { tellChange } from '../../base/last-change.ts';
import { toast } from '../../base/toast.ts';
import type { Translate } from '../../base/use-text.ts';
import { refreshDirectory, type UserLine } from './directory.ts';

/** Lets somebody in or out. */
export async function setActive(user: UserLine, active: boolean): Promise<void> {
  await api.patch(`/users/${user.id}/access`, { active });
  await refreshDirectory();
}

/** Lets somebody out, with the way back. */
export async function deactivateUser(user: UserLine, t: Translate): Promise<void> {
  await setActive(user, false);
  tellChange({ message: t('users.deactivated', { name: user.name }), undo: () => setActive(user, true).catch(toast.problem) });
}

/** Whether somebody has to say first who goes on with it. */
export function isHolding({ asked, records, standsInFor, processes }: HeldByPerson): boolean {
  return asked > 0 || [records, standsInFor, processes].some(({ length }) => length > 0);
}
