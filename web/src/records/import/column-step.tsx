import { useState } from 'react';
import type { ImportPreview } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ColumnRow } from './column-row.tsx';
import styles from './import.module.css';
import { startImport, useImportPreview } from './import-jobs.ts';
import { joinedColumns, putFirst } from './joined-columns.ts';
import { MapBar } from './map-bar.tsx';
import { changeColumn, chooseField, planProblems, suggestedPlan } from './plan.ts';
import { PlanDefaults } from './plan-defaults.tsx';
import { PlanMode } from './plan-mode.tsx';
import { RowsPreview } from './rows-preview.tsx';
import type { ImportSearch } from './use-import-search.ts';
import { useImportableFields } from './use-importable-fields.ts';

type Props = {
  upload: string;
  object: ObjectModel;
  /** What was settled before a dry run that the user came back from. */
  plan: ImportPlan | undefined;
  onPlan: (plan: ImportPlan) => void;
  go: (search: ImportSearch) => void;
};

/** Which field each column of the file fills, and how. */
export function ColumnStep({ upload, object, plan, onPlan, go }: Props) {
  const preview = useImportPreview(upload, object.name);
  if (preview.error) return <ProblemPanel error={preview.error} onRetry={preview.refetch} />;
  if (!preview.data) return <SkeletonRows count={8} height={56} />;
  return (
    <Columns preview={preview.data} object={object} plan={plan ?? suggestedPlan(preview.data, object)} onPlan={onPlan} go={go} />
  );
}

type ColumnsProps = Omit<Props, 'upload' | 'plan'> & { preview: ImportPreview; plan: ImportPlan };

function Columns({ preview, object, plan, onPlan, go }: ColumnsProps) {
  const t = useText();
  const fields = useImportableFields(object);
  const [starting, setStarting] = useState(false);
  const problems = planProblems(plan, object, preview.columns);
  const change = (index: number, column: ImportPlan['columns'][number]) => onPlan(changeColumn(plan, index, column, object));
  const check = async () => {
    setStarting(true);
    try {
      onPlan(plan);
      const job = await startImport(preview.upload, plan, true);
      go({ upload: preview.upload, job: job.id });
    } catch (error) {
      toast.problem(error);
      setStarting(false);
    }
  };
  return (
    <>
      <MapBar plan={plan} preview={preview} object={object} complete={problems.length === 0} onPlan={onPlan} />
      <ul className={styles.columns}>
        {preview.columns.map((column, index) => {
          const planned = plan.columns[index] ?? { column: column.column, field: null };
          return (
            <ColumnRow
              key={column.column}
              preview={column}
              planned={planned}
              object={object}
              fields={fields}
              blanks={plan.blanks}
              onField={(field) => change(index, chooseField(column, field, object))}
              onChange={(part) => change(index, { ...planned, ...part })}
              joined={joinedColumns(plan, planned.field, object)}
              onPutFirst={() => onPlan({ ...plan, columns: putFirst(plan, planned, object) })}
            />
          );
        })}
      </ul>
      <PlanMode plan={plan} object={object} columns={preview.columns} onChange={(part) => onPlan({ ...plan, ...part })} />
      <PlanDefaults plan={plan} object={object} onChange={(defaults) => onPlan({ ...plan, defaults })} />
      <Problems problems={problems} object={object} />
      {problems.length === 0 && <RowsPreview upload={preview.upload} plan={plan} object={object} />}
      <div className={classNames(styles.actions, styles.within)}>
        <span className={styles.quiet}>{t('import.checkHelp')}</span>
        <Button variant="primary" disabled={problems.length > 0} loading={starting} onClick={check}>
          {t('import.check')}
        </Button>
      </div>
    </>
  );
}

function Problems({ problems, object }: { problems: ReturnType<typeof planProblems>; object: ObjectModel }) {
  const t = useText();
  const label = useLabel();
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems} aria-live="polite">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>
          <Icon name="alert-triangle" />
          {t(`import.problem.${problem.code}`, {
            field: 'field' in problem ? label(object.fields[problem.field]?.label) || problem.field : '',
            column: 'column' in problem ? problem.column : '',
          })}
        </li>
      ))}
    </ul>
  );
}
