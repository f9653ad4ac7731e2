import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { api, newIdempotencyKey } from '../../base/api.ts';
import { tellWarnings, undoChange } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Modal } from '../../ui/modal.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { recordTitle } from '../model/record-title.ts';
import { tellKept } from '../model/take-back.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { type Choice, convertRequest, firstChoice } from './conversion-choices.ts';
import { ConvertResult } from './convert-result.tsx';
import { ConvertTarget } from './convert-target.tsx';

type Result = { records: Record<string, Reference>; undo: string };

/** Turns a record into others: new ones, existing ones, or none, target by target. */
export function ConvertDialog({
  open: { object, record },
  onClose,
}: {
  open: Pick<OpenRecord, 'object' | 'record'>;
  onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [edited, setEdited] = useState<Record<string, Record<string, unknown>>>({});
  const [isSending, setSending] = useState(false);
  const [result, setResult] = useState<Result>();
  const { data, error, refetch } = useQuery({
    // Not among the records' keys: it may not be asked for again once it is done.
    queryKey: ['conversion', object.name, record.id],
    queryFn: ({ signal }) => api.get(`/records/${object.name}/${record.id}/conversion`, { signal }),
    staleTime: 0,
    gcTime: 0,
    enabled: !result,
  });
  // Sent again after an answer that was lost, the very same choices mean the same conversion.
  const key = useRef(newIdempotencyKey());
  const renewKey = () => {
    key.current = newIdempotencyKey();
  };
  const refresh = () => client.invalidateQueries({ queryKey: ['records'] });
  const convert = async () => {
    setSending(true);
    try {
      const request = convertRequest(data?.targets ?? [], choices, edited);
      const repeatable = { idempotencyKey: key.current, onHeaders: tellWarnings };
      setResult(await api.post(`/records/${object.name}/${record.id}/convert`, request, repeatable));
      refresh();
    } catch (problem) {
      toast.problem(problem);
    } finally {
      setSending(false);
    }
  };
  const undo = async () => {
    try {
      const undone = await undoChange(result?.undo ?? '');
      refresh();
      onClose();
      if (!tellKept(undone)) toast.plain(t('record.convert.undone'));
    } catch (problem) {
      toast.problem(problem);
    }
  };
  const footer = result ? (
    <>
      <Button onClick={undo}>{t('action.undo')}</Button>
      <Button variant="primary" onClick={onClose}>
        {t('action.done')}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button variant="primary" loading={isSending} disabled={!data} onClick={convert}>
        {t('record.convert')}
      </Button>
    </>
  );
  return (
    <Modal
      open
      onClose={onClose}
      size="lg"
      footer={footer}
      title={t('record.convert.title', { title: recordTitle(object, record) })}
    >
      {result && <ConvertResult records={result.records} />}
      {!result && error && <ProblemPanel error={error} onRetry={refetch} />}
      {!result && !data && !error && <SkeletonRows count={3} height={96} />}
      {!result &&
        data?.targets.map((target) => (
          <ConvertTarget
            key={target.object}
            target={target}
            choice={choices[target.object] ?? firstChoice(target)}
            values={edited[target.object] ?? target.values}
            onChoose={(choice) => {
              renewKey();
              setChoices({ ...choices, [target.object]: choice });
            }}
            onEdit={(values) => {
              renewKey();
              setEdited({ ...edited, [target.object]: values });
            }}
          />
        ))}
    </Modal>
  );
}
