import { useState } from 'react';
import type { ImportJob, ImportPlan, ObjectModel } from '../../../../metadata/wire.ts';
import { paths } from '../../base/paths.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useGo } from '../../ui/use-go.ts';

import { rowsWithEffect } from './check-result.ts';
import { cancelImport, isActive, startImport, undoImport, useImportJob } from './import-jobs.ts';
import { JobCauses } from './job-causes.tsx';
import { JobReport } from './job-report.tsx';
import { StepBar } from './step-bar.tsx';
import type { ImportSearch } from './use-import-search.ts';

type Props = {
  id: string;
  object: ObjectModel;
  upload?: string;
  plan?: ImportPlan;
  onPlan: (upload: string, plan: ImportPlan) => void;
  go: (search: ImportSearch) => void;
};

/** A dry run or an import: how far it is, what came out, and what can be done next. */
export function JobStep({ id, object, upload, plan, onPlan, go }: Props) {
  const { data: job, error, refetch } = useImportJob(id);
  if (error) return <ProblemPanel error={error} onRetry={refetch} />;
  if (!job) return <SkeletonRows count={3} />;
  return (
    <>
      <StepBar step={job.dryRun ? 'check' : 'run'} />
      <JobReport job={job} causes={<JobCauses key={job.id} job={job} object={object} onStarted={followUp} />}>
        {isActive(job) ? (
          <StopButton job={job} />
        ) : job.dryRun ? (
          <AfterCheck job={job} upload={upload ?? job.upload} plan={plan ?? job.plan} go={go} />
        ) : (
          <AfterImport job={job} object={object} go={go} />
        )}
      </JobReport>
    </>
  );

  function followUp(started: ImportJob, by: ImportPlan): void {
    const sent = job?.upload ?? '';
    onPlan(sent, by);
    go(started.dryRun ? { upload: sent, job: started.id } : { job: started.id });
  }
}

function StopButton({ job }: { job: ImportJob }) {
  const t = useText();
  const [busy, run] = useRun();
  return (
    <Button loading={busy} onClick={() => run(() => cancelImport(job.id))}>
      {t(job.dryRun ? 'import.cancelCheck' : 'import.cancel')}
    </Button>
  );
}

function AfterCheck({ job, upload, plan, go }: Pick<Props, 'upload' | 'plan' | 'go'> & { job: ImportJob }) {
  const t = useText();
  const format = useFormat();
  const [busy, run] = useRun();
  const good = job.status === 'done' ? rowsWithEffect(job) : 0;
  const start = async () => {
    if (!upload || !plan) return;
    const started = await startImport(upload, plan, false);
    go({ job: started.id });
  };
  return (
    <>
      <Button onClick={() => go(upload ? { upload } : {})}>{t('import.backToColumns')}</Button>
      {good > 0 && upload && plan && (
        <Button variant="primary" loading={busy} onClick={() => run(start)}>
          {t('import.start', { count: format.number(good) })}
        </Button>
      )}
    </>
  );
}

function AfterImport({ job, object, go }: Pick<Props, 'object' | 'go'> & { job: ImportJob }) {
  const t = useText();
  const label = useLabel();
  const openPage = useGo();
  const [busy, run] = useRun();
  const undo = async () => {
    await undoImport(job.id);
    queryClient.invalidateQueries({ queryKey: queryKeys.records(object.name) });
  };
  return (
    <>
      {job.undo && (
        <Button loading={busy} title={t('import.undoHelp')} onClick={() => run(undo)}>
          {t('import.undo')}
        </Button>
      )}
      <Button onClick={() => go({})}>{t('import.again')}</Button>
      <Button variant="primary" onClick={() => openPage(paths.list(object.name))}>
        {t('import.toList', { object: label(object.plural ?? object.label) })}
      </Button>
    </>
  );
}

/** Runs one thing at a time and says when it fails. */
function useRun(): [busy: boolean, run: (work: () => Promise<void>) => Promise<void>] {
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch(toast.problem);
    setBusy(false);
  };
  return [busy, run];
}
