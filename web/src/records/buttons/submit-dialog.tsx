import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ApprovalChain } from '../approvals/approval-chain.tsx';
import type { ShownButton } from './buttons-at.ts';
import type { Choices } from './press.ts';

type Props = {
  object: ObjectModel;
  button: ShownButton;
  record: WireRecord;
  onSubmit: (choices: Choices) => Promise<void>;
  onClose: () => void;
};

/** Before a record is submitted: who would be asked to decide about it, and whom whoever submits it still has to choose. */
export function SubmitDialog({ object, button, record, onSubmit, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const [choices, setChoices] = useState<Choices>({});
  const { data: chain, error } = useQuery({
    queryKey: queryKeys.record(object.name, record.id, 'chain', button.name, record.version, choices),
    queryFn: ({ signal }) =>
      api.post(`/records/${object.name}/${record.id}/buttons/${button.name}/chain`, { choices }, { signal }),
    placeholderData: keepPreviousData,
    ...{ gcTime: 0, retry: false },
  });
  const isOwed = chain?.steps.some(({ step, choice }) => choice?.by === 'submitter' && !choices[step]?.length);
  const isStopped = !chain?.holds || chain.taken || chain.problem !== undefined;
  return (
    <FormModal
      title={label(button.label)}
      action={label(button.label)}
      disabled={isStopped || isOwed}
      onSubmit={() => onSubmit(choices)}
      onClose={onClose}
    >
      {button.confirm && <p>{label(button.confirm)}</p>}
      {error && <p role="alert">{problemMessage(error)}</p>}
      {!chain && !error && <SkeletonRows count={3} />}
      {chain && !chain.holds && <p role="status">{t('todo.chain.unmet')}</p>}
      {chain?.taken && <p role="status">{t('todo.chain.taken')}</p>}
      {chain?.holds && !chain.taken && (
        <ApprovalChain
          chain={chain}
          onChoose={(step, people) => {
            const { [step]: _before, ...others } = choices;
            setChoices(people.length > 0 ? { ...others, [step]: people } : others);
          }}
        />
      )}
    </FormModal>
  );
}
