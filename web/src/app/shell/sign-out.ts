import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';

/** Ends the session and forgets everything on screen. */
export function signOut(): void {
  api.delete('/session').then(() => location.assign(paths.home), toast.problem);
}
