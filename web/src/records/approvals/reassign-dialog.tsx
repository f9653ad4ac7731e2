import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { ApprovalTask } from '../../../../metadata/api/approvals.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { RecordPicker } from '../../fields/record-picker.tsx';
import { FormModal } from '../../ui/form-modal.tsx';

type Seat = { task: string; seat: string; to: string };
type Props = { tasks: readonly ApprovalTask[]; onReassign: (seat: Seat) => Promise<void>; onClose: () => void };

/** An administrator gives what somebody is asked to somebody else. */
export function ReassignDialog({ tasks, onReassign, onClose }: Props) {
  const t = useText();
  const label = useLabel();
  const seats = tasks.flatMap((task) =>
    task.seats
      .filter(({ state }) => task.state === 'open' && (state === 'pending' || state === 'notStarted' || state === 'waiting'))
      .map(({ id, person }) => ({ task: task.id, value: id, label: `${label(task.label)} · ${person.name}` })),
  );
  const [seat, setSeat] = useState(seats[0]?.value);
  const [person, setPerson] = useState<Reference | null>(null);
  const chosen = seats.find(({ value }) => value === seat);
  const submit = async () => {
    if (chosen && person) await onReassign({ task: chosen.task, seat: chosen.value, to: person.id });
    onClose();
  };
  return (
    <FormModal
      title={t('todo.act.reassign')}
      action={t('todo.act.reassign')}
      disabled={!chosen || !person}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('todo.reassignHelp')}</p>
      <NativeSelect
        label={t('todo.seatOf')}
        data={seats}
        value={seat ?? ''}
        onChange={(event) => setSeat(event.currentTarget.value)}
      />
      <RecordPicker
        object="user"
        onlyActive
        label={t('todo.person')}
        placeholder={t('todo.person')}
        value={person}
        onPick={setPerson}
      />
    </FormModal>
  );
}
