import { removeSamples } from '../../data/setup/sample-data.ts';
import type { JobKind } from './job-kind.ts';

export const removeSampleData: JobKind = {
  label: { zh: '移除示例数据', en: 'Removal of the sample data' },
  isForManagers: true,
  run: async (workspace, actor) => ({ removed: await removeSamples(workspace, { ...actor, source: 'import' }) }),
  facts: ({ progress }) => ({ done: Number(progress.removed ?? 0), failed: 0 }),
};
