import { useState } from 'react';
import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
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
import styles from './import.module.css';
import { cancelImport, isActive, startImport, undoImport, useImportJob } from './import-jobs.ts';
import { JobCauses } from './job-causes.tsx';
import { JobReport } from './job-report.tsx';
import { StepBar } from './step-bar.tsx';
import type { ImportSearch } from './use-import-search.ts';

type Props = {
  object: ObjectModel;
  upload?: string;
  plan?: ImportPlan;
  onPlan: (upload: string, plan: ImportPlan) => void;
  go: (search: ImportSearch) => void;
};

/** A dry run or an import: how far it is, what came out, and what can be done next. */
export function JobStep({ id, ...props }: Props & { id: string }) {
  const { data: job, error, refetch } = useImportJob(id);
  if (error) return <ProblemPanel error={error} onRetry={refetch} />;
  if (!job) return <SkeletonRows count={3} />;
  return <Job key={job.id} job={job} {...props} />;
}

/** Once something was settled here, the figures are those of another plan: nothing but to try again is offered then. */
function Job({ job, object, upload = job.upload, plan = job.plan, onPlan, go }: Props & { job: ImportJob }) {
  const t = useText();
  const [mended, setMended] = useState<ImportPlan>();
  const [busy, run] = useRun();
  const again = mended && (
    <Button variant="primary" loading={busy} onClick={() => run(() => tryAgain(mended))}>
      {t(job.dryRun ? 'import.checkAgain' : 'import.importFailed')}
    </Button>
  );
  return (
    <>
      <StepBar step={job.dryRun ? 'check' : 'run'} />
      <JobReport job={job} causes={<JobCauses job={job} object={object} mended={mended} onMend={setMended} again={again} />}>
        {isActive(job) ? (
          <StopButton job={job} />
        ) : job.dryRun ? (
          <AfterCheck job={job} upload={upload} plan={plan} isMended={mended !== undefined} onBack={goBack} go={go} />
        ) : (
          <AfterImport job={job} object={object} go={go} />
        )}
      </JobReport>
    </>
  );

  function goBack(): void {
    if (mended && upload) onPlan(upload, mended);
    go(upload ? { upload } : {});
  }

  async function tryAgain(by: ImportPlan): Promise<void> {
    const sent = job.upload ?? '';
    const started = await startImport(sent, by, job.dryRun, job.dryRun ? undefined : job.id);
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

type Checked = Pick<Props, 'upload' | 'plan' | 'go'> & { job: ImportJob; isMended: boolean; onBack: () => void };

function AfterCheck({ job, upload, plan, isMended, onBack, go }: Checked) {
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
      <Button onClick={onBack}>{t('import.backToColumns')}</Button>
      {isMended ? (
        <p className={styles.quiet}>{t('import.notChecked')}</p>
      ) : (
        good > 0 &&
        upload &&
        plan && (
          <Button variant="primary" loading={busy} onClick={() => run(start)}>
            {t('import.start', { count: format.number(good) })}
          </Button>
        )
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
