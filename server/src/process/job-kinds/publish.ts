import { runPublishJob } from '../publishing/publish-job.ts';
import type { JobKind } from './job-kind.ts';
import { stepsDone } from './steps-done.ts';

export const publish: JobKind = {
  label: { zh: '发布（先转换大表中的数据）', en: 'Publishing, values of large tables first' },
  isForManagers: true,
  run: runPublishJob,
  facts: stepsDone,
};
