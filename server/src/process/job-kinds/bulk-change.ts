import type { BulkChange } from '../../data/bulk/bulk-change.ts';
import { type BulkProgress, type BulkRun, runBulkJob } from '../../data/bulk/bulk-job.ts';
import type { JobKind } from './job-kind.ts';

const labels = {
  update: { zh: '批量修改{objects}', en: 'Bulk change of {objects}' },
  delete: { zh: '批量删除{objects}', en: 'Bulk deletion of {objects}' },
  restore: { zh: '批量恢复{objects}', en: 'Bulk restore of {objects}' },
};

export const bulkChange: JobKind = {
  label: ({ input }) => labels[(input as BulkChange).action],
  run: (workspace, actor, job, control) => runBulkJob(workspace, actor, job as BulkRun, control),
  facts({ input, progress }) {
    const { object, action } = input as BulkChange;
    const { done = 0, failed = 0, total, undo, refused = [], warned = [] } = progress as Partial<BulkProgress>;
    return { object, action, done, failed, total, refused, warned, ...(done > 0 && { undo: `/undo/${undo}` }) };
  },
};
