import { paths } from '../../../../base/paths.ts';
import { queryClient } from '../../../../base/query-client.ts';
import { useText } from '../../../../base/use-text.ts';
import { FileReading } from '../../../../records/import/file-reading.tsx';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../../../ui/skeleton.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { ElementList } from '../../../frame/element-list.tsx';
import { PlaceList } from '../../../frame/place-list.tsx';
import { StudioFrame } from '../../../frame/studio-frame.tsx';
import { useObjects } from '../use-objects.ts';
import { ColumnPanel } from './column-panel.tsx';
import { ColumnTable } from './column-table.tsx';
import { CreateBar } from './create-bar.tsx';
import { fileProblems, typeOf } from './file-object.ts';
import styles from './from-file.module.css';
import { ObjectNames } from './object-names.tsx';
import { columnPath, fromFilePath } from './paths.ts';
import { RowsPage } from './rows-page.tsx';
import { type FileWork, useFileObject } from './use-file-object.ts';

/** `…/from-file/<upload>`, `…/columns/<place>` with one of them selected, and `…/rows/<object>` once the object is there. */
export function FromFilePage({ parts: [upload = '', step, which] }: { parts: readonly string[] }) {
  return step === 'rows' && which ? (
    <RowsPage upload={upload} object={which} />
  ) : (
    <ColumnsPage upload={upload} at={step === 'columns' ? Number(which) : undefined} />
  );
}

/** A new object out of the columns of a file: what each becomes is proposed, and changed by a click. */
function ColumnsPage({ upload, at }: { upload: string; at: number | undefined }) {
  const t = useText();
  const go = useGo();
  const { work, error } = useFileObject(upload);
  const column = at === undefined ? undefined : work?.file.columns[at - 1];
  return (
    <StudioFrame
      crumbs={[
        { label: t('studio.objects'), to: paths.studio('objects') },
        { label: t('studio.file.title'), to: fromFilePath(upload) },
      ]}
      up={at === undefined ? paths.studio('objects') : fromFilePath(upload)}
      left={<Columns upload={upload} work={work} at={at} />}
      panel={work && column && <ColumnPanel key={column.column} work={work} column={column} />}
    >
      <div className={styles.page}>
        {error && (
          <ProblemPanel error={error} onRetry={() => void queryClient.refetchQueries({ queryKey: ['studio', 'proposal'] })} />
        )}
        {!work && !error && <SkeletonRows count={8} />}
        {work && (
          <>
            <FileReading
              upload={upload}
              go={({ upload: next }) => void go(next ? fromFilePath(next) : paths.studio('objects'))}
            />
            <ObjectNames work={work} />
            <ColumnTable upload={upload} work={work} selected={column?.column} />
            <CreateBar upload={upload} work={work} />
          </>
        )}
      </div>
    </StudioFrame>
  );
}

function Columns({ upload, work, at }: { upload: string; work: FileWork | undefined; at: number | undefined }) {
  const t = useText();
  const objects = useObjects();
  if (!work) return <PlaceList here="objects" />;
  const problems = fileProblems(work.file, work.preview.columns, (name) => objects.some((object) => object.name === name));
  return (
    <ElementList
      heading={<PlaceList here="objects" />}
      elements={work.file.columns.map((column, index) => ({
        id: String(index + 1),
        label: column.label,
        icon: typeOf(column).design.icon,
        to: columnPath(upload, index + 1),
        ...(!column.isUsed && { aside: t('studio.file.leftOut') }),
        hasProblem: problems.some((problem) => problem.column === column.column),
      }))}
      selected={at === undefined ? undefined : String(at)}
    />
  );
}
