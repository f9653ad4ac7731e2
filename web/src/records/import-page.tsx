import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ImportPlan } from '../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../metadata/wire.ts';
import { usePageTitle } from '../base/page-title.ts';
import { useObject } from '../base/use-model.ts';
import { useInlineLabel, useLabel, useText } from '../base/use-text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ColumnStep } from './import/column-step.tsx';
import { FileReading } from './import/file-reading.tsx';
import { FileStep } from './import/file-step.tsx';
import styles from './import/import.module.css';
import { JobStep } from './import/job-step.tsx';
import { StepBar } from './import/step-bar.tsx';
import { useImportSearch } from './import/use-import-search.ts';

/** `/o/:object/import`: a file, its columns, a dry run, the import. The address says how far it is, so a reload loses nothing sent. */
export function ImportPage() {
  const t = useText();
  const label = useLabel();
  const { object: name = '' } = useParams({ strict: false }) as { object?: string };
  const object = useObject(name);
  usePageTitle(t('action.import'), label(object?.plural ?? object?.label));
  if (object?.access.import) return <ImportWizard key={name} object={object} />;
  const shown = object ? label(object.plural ?? object.label) : name;
  return <EmptyState icon="lock" title={t('import.notAllowed', { object: shown })} help={t('import.notAllowedHelp')} />;
}

/** From the file to its rows. Where it stands is in the search of whatever address it is drawn at. */
export function ImportWizard({ object }: { object: ObjectModel }) {
  const t = useText();
  const inline = useInlineLabel();
  const [{ upload, job }, go] = useImportSearch();
  // What was settled for one file says nothing about the next.
  const [settled, setSettled] = useState<{ upload: string; plan: ImportPlan }>();
  const plan = settled?.upload === upload ? settled?.plan : undefined;
  return (
    <>
      <PageHeader
        icon={object.icon ?? 'file-import'}
        title={t('import.title', { object: inline(object.plural ?? object.label) })}
      />
      <div className={styles.page}>
        {job ? (
          <JobStep
            key={job}
            id={job}
            object={object}
            upload={upload}
            plan={plan}
            onPlan={(upload, plan) => setSettled({ upload, plan })}
            go={go}
          />
        ) : upload ? (
          <>
            <StepBar step="columns" />
            <FileReading upload={upload} object={object.name} go={go} />
            <ColumnStep
              key={upload}
              upload={upload}
              object={object}
              plan={plan}
              onPlan={(plan) => setSettled({ upload, plan })}
              go={go}
            />
          </>
        ) : (
          <>
            <StepBar step="file" />
            <FileStep object={object} go={go} />
          </>
        )}
      </div>
    </>
  );
}
