import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AutomationRun } from '../../../../metadata/api/automations.ts';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { describeStep } from './describe-step.ts';
import { automationsKey } from './use-settle.ts';

type Props = { id: string; step: NonNullable<AutomationRun['step']>; onClose: () => void };

/** Asks why a run shall go on without a step. */
export function SkipModal({ id, step, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const [reason, setReason] = useState('');
  const skip = async () => {
    await api.post('/automations/skip', { id, step: step.id, reason: reason.trim() });
    toast.success(t('automations.doneSkip'));
    onClose();
    await queryClient.invalidateQueries({ queryKey: automationsKey });
  };
  const title = t('automations.skipTitle', { number: step.number, name: describeStep(step, label) });
  return (
    <FormModal title={title} action={t('automations.skip')} disabled={!reason.trim()} onSubmit={skip} onClose={onClose}>
      <Textarea
        label={t('automations.skipReason')}
        description={t('automations.skipHelp')}
        required
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormModal>
  );
}
