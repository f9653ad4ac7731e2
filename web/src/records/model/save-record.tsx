import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { type Clash, currentOf, findClashes } from '../../base/clashes.ts';
import { loadLater } from '../../base/load-later.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useUpdateRecord } from '../../base/use-records.ts';
import { useAsking } from '../stages/use-asking.tsx';

const ConflictDialog = loadLater(() => import('./conflict-dialog.tsx'), 'ConflictDialog');

type Question = { clashes: Clash[]; answer: (values: Record<string, unknown> | undefined) => void };
/** Answers the stored record, or nothing when the user let the others' values stand. Throws what the server refused. */
export type Save = (record: WireRecord, values: Record<string, unknown>) => Promise<WireRecord | undefined>;

/**
 * Saves changed values on top of what the user saw. When others changed other fields meanwhile the save goes through; where they
 * changed the same ones the user decides. What a chosen option requires is asked for first. Draw `dialog` somewhere.
 */
export function useSaveRecord(object: ObjectModel): { save: Save; dialog: ReactNode } {
  const client = useQueryClient();
  const update = useUpdateRecord(object.name);
  const [question, setQuestion] = useState<Question>();
  const { complete, throughGates, dialog: asking } = useAsking(object);

  const write = async (seen: WireRecord, values: Record<string, unknown>) => {
    const { id, version } = seen;
    const saved = await update.mutateAsync({ id, values, version, seen });
    client.setQueriesData<WireRecord>(
      { queryKey: queryKeys.record(object.name, id) },
      (record) => record && { ...record, ...saved },
    );
    return saved;
  };
  const ask = (clashes: Clash[]) =>
    new Promise<Record<string, unknown> | undefined>((answer) => setQuestion({ clashes, answer })).finally(() =>
      setQuestion(undefined),
    );
  const save: Save = async (record, given) => {
    const values = await complete(record, given);
    if (!values) return undefined;
    try {
      return await throughGates(record, values, (all) => write(record, all));
    } catch (error) {
      const current = currentOf(error);
      if (!current) throw error;
      const clashes = findClashes(record, current, values);
      const chosen = clashes.length === 0 ? values : await ask(clashes).then((answer) => answer && { ...values, ...answer });
      return chosen && write(current, chosen);
    }
  };
  return {
    save,
    dialog: (
      <>
        {asking}
        {question && (
          <Suspense fallback={null}>
            <ConflictDialog object={object} clashes={question.clashes} onAnswer={question.answer} />
          </Suspense>
        )}
      </>
    ),
  };
}
