import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ImportCell, ImportRows } from '../../../../metadata/api/import-shapes.ts';
import type { ImportPlan } from '../../../../metadata/define/import-plan.ts';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { useSettled } from '../../base/use-settled.ts';
import { useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { Card } from '../../ui/card.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { joinedColumns, joinedName } from './joined-columns.ts';
import styles from './rows-preview.module.css';
import { useImportableFields } from './use-importable-fields.ts';

type Props = { upload: string; plan: ImportPlan; object: ObjectModel };

const calmMs = 400;

/** The first rows of the file as the plan reads them, with what is wrong in which cell. */
export function RowsPreview({ upload, plan, object }: Props) {
  const t = useText();
  const settled = useSettled(plan, calmMs);
  const { data, error, refetch } = useQuery({
    queryKey: ['import', 'rows', upload, settled],
    queryFn: ({ signal }) => api.post(`/imports/uploads/${upload}/rows`, { plan: settled }, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={t('import.firstRows')} aside={t('import.firstRowsHelp')}>
      {error ? (
        <ProblemPanel error={error} onRetry={refetch} />
      ) : data ? (
        <RowsTable rows={data} plan={settled} object={object} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Card>
  );
}

function RowsTable({ rows: { columns, rows }, plan, object }: Omit<Props, 'upload'> & { rows: ImportRows }) {
  const t = useText();
  const labels = new Map(useImportableFields(object).map(({ value, label }) => [value, label]));
  const title = t('import.firstRows');
  const pathOf = (name: string) =>
    plan.columns.find(({ column, field }) => column === name || joinedName(joinedColumns(plan, field, object)) === name)?.field;
  const paths = columns.map((name) => pathOf(name) ?? '');
  const fields = paths.map((path) => object.fields[path.split('.', 1)[0] ?? '']);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, which the keyboard must be able to do
    <section className={styles.scroll} tabIndex={0} aria-label={title}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.row')}</th>
            {columns.map((name, at) => (
              <th key={name} scope="col">
                {labels.get(paths[at] ?? '') ?? name}
                <small>{name}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells, problems }) => (
            <tr key={row}>
              <td className={styles.row}>
                {row}
                {problems.map((message) => (
                  <Problem key={message} message={message} />
                ))}
              </td>
              {cells.map((cell, at) => (
                <td key={columns[at]}>
                  <Cell cell={cell} field={paths[at]?.includes('.') ? undefined : fields[at]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  cell: { text, value, isNew, problem },
  field,
}: {
  cell: ImportCell;
  field: ObjectModel['fields'][string] | undefined;
}) {
  const t = useText();
  if (problem)
    return (
      <>
        <span className={styles.seen}>{text}</span>
        <Problem message={problem} />
      </>
    );
  const titles = titlesOf(value);
  return (
    <>
      {titles ?? (field ? <FieldValue field={field} value={value} compact /> : String(value ?? ''))}
      {isNew && (
        <>
          {' '}
          <Chip color="green">{t('import.isNew')}</Chip>
        </>
      )}
    </>
  );
}

function Problem({ message }: { message: string }) {
  return (
    <span className={styles.problem}>
      <Icon name="alert-triangle" size={12} /> {message}
    </span>
  );
}

/** Names of the records that the cell stands for; some are still to be made and can be opened nowhere. */
function titlesOf(value: unknown): string | undefined {
  const records = Array.isArray(value) ? value : [value];
  const titles = records.map((one) =>
    typeof one === 'object' && one !== null && 'title' in one ? String(one.title) : undefined,
  );
  return titles.length > 0 && titles.every((title) => title !== undefined) ? titles.join(', ') : undefined;
}
