import type { ReactNode } from 'react';
import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';
import type { ImportColumn, ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { useFormat } from '../../base/use-format.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './import.module.css';
import { mayMakeMissing, namedObject, relatedObjects } from './plan.ts';
import { ValueMapping } from './value-mapping.tsx';

type Cause = ImportJob['causes'][number];
type Props = {
  job: ImportJob;
  object: ObjectModel;
  /** The plan as it stands with what was settled here; undefined until something was. */
  mended: ImportPlan | undefined;
  onMend: (plan: ImportPlan) => void;
  /** The button that tries the rows again. */
  again: ReactNode;
};

/** Why rows were left out, by column and reason; what stands in a cell can be settled here, and the rows tried again. */
export function JobCauses({ job, object, mended, onMend, again }: Props) {
  const t = useText();
  const format = useFormat();
  const { causes, upload } = job;
  const plan = mended ?? job.plan;
  if (causes.length === 0 || !plan || !upload) return null;
  const change = (index: number, part: Partial<ImportColumn>) =>
    onMend({ ...plan, columns: plan.columns.map((column, at) => (at === index ? { ...column, ...part } : column)) });
  return (
    <Card title={t(causes.every(({ isIn }) => isIn) ? 'import.causesLacking' : 'import.causes')}>
      <ul className={styles.causes}>
        {causes.map((cause) => {
          const at = plan.columns.findIndex(({ column, field }) => column === cause.column && field !== null);
          const column = plan.columns[at];
          return (
            <li key={`${cause.column} ${cause.code} ${cause.isIn} ${cause.message}`} className={styles.cause}>
              <p>
                <strong>{t('import.causeRows', { count: format.number(cause.rows) })}</strong>
                {cause.isIn && <span className={styles.quiet}> · {t('import.causeIsIn')}</span>}
                {cause.column && <span className={styles.quiet}> · {cause.column}</span>}
              </p>
              <p>
                {cause.message}
                {cause.distinct > 1 && (
                  <span className={styles.quiet}> {t('import.causeOthers', { count: format.number(cause.distinct - 1) })}</span>
                )}
              </p>
              {column && <MendCause cause={cause} column={column} object={object} onChange={(part) => change(at, part)} />}
            </li>
          );
        })}
      </ul>
      {mended && <div className={classNames(styles.actions, styles.within)}>{again}</div>}
    </Card>
  );
}

type MendProps = { cause: Cause; column: ImportColumn; object: ObjectModel; onChange: (part: Partial<ImportColumn>) => void };

function MendCause({ cause, column, object, onChange }: MendProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { objects } = useModel();
  const field = object.fields[column.field ?? ''];
  const names = relatedObjects(object, column.field ?? '');
  const related = objects[column.object ?? (names.length === 1 ? (names[0] ?? '') : '')];
  if (!field || cause.values.length === 0) return null;
  const isMissing = cause.code === 'notFound' && related;
  const more = cause.distinct - cause.values.length;
  return (
    <>
      {isMissing && (
        <div className={styles.mends}>
          <Button
            size="sm"
            variant={column.missing === 'empty' ? 'primary' : 'default'}
            onClick={() => onChange({ missing: 'empty' })}
          >
            {t('import.leaveMissingEmpty')}
          </Button>
          {mayMakeMissing(related) && (
            <Button
              size="sm"
              variant={column.missing === 'create' ? 'primary' : 'default'}
              onClick={() => onChange({ missing: 'create' })}
            >
              {t('import.makeMissing', { object: label(related.label) })}
            </Button>
          )}
        </div>
      )}
      <ValueMapping
        unmatched={cause.values}
        planned={column}
        field={field}
        names={namedObject(column, object, objects)}
        total={format.number(cause.distinct)}
        onChange={(values) => onChange({ values })}
      />
      {more > 0 && <p className={styles.quiet}>{t('import.moreValues', { count: format.number(more) })}</p>}
    </>
  );
}
