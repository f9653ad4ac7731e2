import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Reference } from '../../../../metadata/wire.ts';
import { api, newIdempotencyKey } from '../../base/api.ts';
import { tellWarnings, undoChange } from '../../base/records.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { useRefusal } from '../../ui/refusal.tsx';
import { tellKept } from '../model/take-back.ts';
import type { OpenRecord } from '../record/open-record.ts';
import { type Choice, convertRequest, firstChoice } from './conversion-choices.ts';

type Result = { records: Record<string, Reference>; undo: string };
type Converted = Pick<OpenRecord, 'object' | 'record'>;

/** What a record may become, what is chosen of it, and what came of it. */
export function useConversion({ object, record }: Converted, onClose: () => void) {
  const t = useText();
  const client = useQueryClient();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const [edited, setEdited] = useState<Record<string, Record<string, unknown>>>({});
  const [isSending, setSending] = useState(false);
  const [result, setResult] = useState<Result>();
  const { refusal, tell } = useRefusal();
  const offer = useQuery({
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
    tell();
    try {
      const request = convertRequest(offer.data?.targets ?? [], choices, edited);
      const repeatable = { idempotencyKey: key.current, onHeaders: tellWarnings };
      setResult(await api.post(`/records/${object.name}/${record.id}/convert`, request, repeatable));
      refresh();
    } catch (problem) {
      tell(problem);
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
  const targets = offer.data?.targets.map((target) => ({
    target,
    choice: choices[target.object] ?? firstChoice(target),
    values: edited[target.object] ?? target.values,
    onChoose: (choice: Choice) => {
      renewKey();
      setChoices({ ...choices, [target.object]: choice });
    },
    onEdit: (values: Record<string, unknown>) => {
      renewKey();
      setEdited({ ...edited, [target.object]: values });
    },
  }));
  return { targets, error: offer.error, retry: offer.refetch, isSending, result, refusal, convert, undo };
}
