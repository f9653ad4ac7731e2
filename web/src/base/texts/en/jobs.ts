import type { Translated } from '../translated.ts';
import type { jobs as zh } from '../zh/jobs.ts';

export const jobs: Translated<typeof zh> = {
  'jobs.title': 'Background work',
  'jobs.button': 'Background work: {count} under way',
  'jobs.buttonNew': 'Background work: something has ended',
  'jobs.none': 'No background work',
  'jobs.noneHelp': 'Imports, bulk changes and other long work go on in the background; how far they are is told here for 7 days.',
  'jobs.records': 'records',
  'jobs.status.queued': 'Waiting',
  'jobs.status.running': 'Under way',
  'jobs.status.done': 'Done',
  'jobs.status.failed': 'Failed',
  'jobs.status.cancelled': 'Cancelled',
  'jobs.status.undone': 'Undone',
  'jobs.progress': '{done} of {total}',
  'jobs.done': '{number} done',
  'jobs.failed': '{number} not done',
  'jobs.refused': 'Not done for {number}: {message}',
  'jobs.warned': 'Note on {number}: {message}',
  'jobs.by': 'Started by {name}',
  'jobs.somebody': 'somebody else',
  'jobs.kept': '{number} not taken back: {reason}',
  'jobs.cancel': 'Cancel',
  'jobs.cancelling': 'Cancelling…',
  'jobs.see': 'View',
};
