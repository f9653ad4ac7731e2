import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RelatedList } from '../../../../metadata/define/layout.ts';
import type { FieldModel, WireRecord } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { isSame } from '../../base/is-same.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecords, useUpdateRecord } from '../../base/use-records.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { fieldWidget } from '../../fields/index.ts';
import { useRowColumns } from '../../fields/use-row-columns.ts';
import { Button } from '../../ui/button.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import type { OpenRecord } from '../record/open-record.ts';
import styles from './related-card.module.css';
import { pointsAt } from './related-query.ts';
import { mostEdited } from './rows-field.ts';

type Rows = Record<string, unknown>[];
type Props = { open: OpenRecord; related: RelatedList; name: string; onClose: () => void };

/** All rows of a record at once, saved with it: those that were changed, added and removed here, and no other. */
export function EditRows({ open, related, name, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const field = open.object.fields[name] as FieldModel;
  const { rows, change, save, isSaving, refusal } = useEditedRows({ open, related, name, onClose });
  const problem = refusal?.fields[name];
  const { FormEditor } = fieldWidget(field);
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(960px, 100vw)"
      title={label(field.label)}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" loading={isSaving} onClick={() => void save()}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      {rows && FormEditor ? (
        <FormEditor field={field} value={rows} onChange={change} cells={refusal?.cells[name]} />
      ) : (
        <SkeletonRows count={3} height={44} />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Drawer>
  );
}

/** The rows as somebody changes them, and how they are saved with their record. */
function useEditedRows({ open, related, name, onClose }: Props) {
  const client = useQueryClient();
  const child = useModel().objects[related.object];
  const columns = useRowColumns(open.object.fields[name] as FieldModel).map((column) => column.name);
  const query = {
    select: columns,
    filter: child && pointsAt(child, related.via, { object: open.object.name, id: open.record.id }),
    sort: [{ field: 'created_at', direction: 'asc' as const }],
    limit: mostEdited,
  };
  const { data } = useRecords(related.object, query);
  const update = useUpdateRecord(open.object.name);
  const [draft, setDraft] = useState<Rows | null>();
  const [refusal, setRefusal] = useState<ApiProblem>();
  const stored = data?.records;
  const rows = draft === undefined ? stored : (draft ?? []);
  const change = (next: unknown) => {
    setDraft(next as Rows | null);
    setRefusal(undefined);
  };
  const save = async () => {
    if (!rows || !stored) return;
    const { id, version } = open.record;
    try {
      await update.mutateAsync({ id, version, values: { [name]: changesOf(rows, stored, columns) } });
      await client.invalidateQueries({ queryKey: queryKeys.records(related.object) });
      await client.invalidateQueries({ queryKey: queryKeys.records(open.object.name) });
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.fields[name]) setRefusal(error);
      else toast.problem(error);
    }
  };
  return { rows, change, save, isSaving: update.isPending, refusal };
}

/** Only what was touched is sent, so that what others do to other rows stays. */
function changesOf(rows: Rows, stored: readonly WireRecord[], columns: readonly string[]) {
  const before = new Map(stored.map((row) => [row.id, row]));
  const save = rows.flatMap((row) => {
    const was = before.get(row.id as string);
    if (!was) return [Object.fromEntries(columns.flatMap((name) => (row[name] == null ? [] : [[name, row[name]]])))];
    const changed = columns.filter((name) => !isSame(row[name] ?? null, was[name] ?? null));
    // It stands there for its place, by which problems are told.
    if (changed.length === 0) return [{ id: was.id }];
    return [{ id: was.id, version: was.version, ...Object.fromEntries(changed.map((name) => [name, row[name] ?? null])) }];
  });
  const kept = new Set(rows.map(({ id }) => id));
  return { save, remove: stored.flatMap(({ id }) => (kept.has(id) ? [] : [id])) };
}
