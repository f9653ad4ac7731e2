import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { forgetRecords } from '../../base/recent-records.ts';
import { toast } from '../../base/toast.ts';

/** Ends the session and forgets everything on screen, and what this device keeps of records: those last opened, drafts. */
export function signOut(): void {
  api.delete('/session').then(() => {
    forgetRecords();
    sessionStorage.clear();
    location.assign(paths.home);
  }, toast.problem);
}
