import { Suspense, useState } from 'react';
import { paths } from '../../../../base/paths.ts';
import { toast } from '../../../../base/toast.ts';
import { useObject } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { startImport } from '../../../../records/import/import-jobs.ts';
import { ImportWizard } from '../../../../records/import-page.tsx';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { ReviewDialog } from '../../../changes/review-dialog.tsx';
import { useStudio } from '../../../store/studio-provider.tsx';
import { useBody, useRun } from '../../../store/use-studio.ts';
import { targetsOf } from '../make-object.ts';
import { ObjectFrame } from '../object-frame.tsx';
import { useObjectElements } from '../use-objects.ts';
import { planOf } from './file-object.ts';
import styles from './from-file.module.css';
import { fromFilePath, rowsPath } from './paths.ts';
import { useFileObject } from './use-file-object.ts';

/** The object is made: it is published with the administrator's yes, then its rows are tried and brought in as in any import. */
export function RowsPage({ upload, object }: { upload: string; object: string }) {
  const t = useText();
  const go = useGo();
  const published = useObject(object);
  const isDrafted = useBody({ kind: 'object', name: object }) !== undefined;
  return (
    <ObjectFrame
      object={object}
      here="rows"
      title={t('studio.file.rows')}
      up={paths.studio('objects', object, 'fields')}
      list={{ elements: useObjectElements(), selected: object }}
    >
      {published ? (
        <>
          <p className={styles.whole}>{t('studio.file.undoHelp')}</p>
          <ImportWizard object={published} />
        </>
      ) : isDrafted ? (
        <ToPublish upload={upload} object={object} />
      ) : (
        <EmptyState icon="cube" title={t('studio.noObject')} help={t('studio.file.goneHelp')}>
          <Button onClick={() => go(fromFilePath(upload))}>{t('studio.file.back')}</Button>
        </EmptyState>
      )}
    </ObjectFrame>
  );
}

function ToPublish({ upload, object }: { upload: string; object: string }) {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const { openSet } = useStudio();
  const run = useRun();
  const { work } = useFileObject(upload);
  const [isReviewing, setReviewing] = useState(true);
  const bringIn = async () => {
    if (!work) return;
    if (work.file.before) await openSet(work.file.before);
    const job = await startImport(upload, planOf(work.file, work.preview.columns), true);
    await go(rowsPath(upload, object), { search: { upload, job: job.id }, replace: true });
  };
  /** What was made of the columns goes, and is made anew. */
  const goBack = () => {
    run({ key: 'studio.did.remove', values: { thing: work?.file.label ?? { zh: object, en: object } } }, (step) => {
      for (const target of targetsOf(object)) step.write({ ...target, at: [] }, { to: undefined });
    });
    void go(fromFilePath(upload));
  };
  return (
    <EmptyState
      icon="file-import"
      title={t('studio.file.publishFirst', { object: label(work?.file.label) || object })}
      help={t('studio.file.publishFirstHelp')}
    >
      <Button onClick={goBack}>{t('studio.file.back')}</Button>
      <Button variant="primary" onClick={() => setReviewing(true)}>
        {t('studio.file.publish')}
      </Button>
      {isReviewing && work && (
        <Suspense>
          <ReviewDialog onClose={() => setReviewing(false)} onPublished={() => void bringIn().catch(toast.problem)} />
        </Suspense>
      )}
    </EmptyState>
  );
}
