import { makeOpenState } from '../../base/open-state.ts';

export const { show: openJobs, hide: closeJobs, use: useJobsOpen } = makeOpenState();
