import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Agent } from '../../../../metadata/api/approvals.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { useText } from '../../base/use-text.ts';
import { RecordPicker } from '../../fields/record-picker.tsx';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Time } from '../../ui/time.tsx';

const key = ['todo', 'agent'];

/** Who stands in for the user while they are away. */
export function AgentButton() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get('/me/agent', { signal }) });
  const agent = data?.agent ?? null;
  return (
    <>
      <Button variant="ghost" icon={<Icon name="users" />} onClick={() => setOpen(true)}>
        {agent ? (
          <>
            {t('todo.agentNow', { name: agent.agent.name })} <Time at={agent.until} />
          </>
        ) : (
          t('todo.agent')
        )}
      </Button>
      {isOpen && <AgentDialog agent={agent} onClose={() => setOpen(false)} />}
    </>
  );
}

function AgentDialog({ agent, onClose }: { agent: Agent | null; onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [person, setPerson] = useState<Reference | null>(agent && { id: agent.agent.id, title: agent.agent.name });
  const [until, setUntil] = useState('');
  const save = async (chosen: { agent: string; from: string; until: string } | null) => {
    await api.put('/me/agent', { agent: chosen });
    await client.invalidateQueries({ queryKey: key });
    onClose();
  };
  // The whole of the last day, in the time of whoever is away.
  const end = until && new Date(`${until}T23:59:59`).toISOString();
  return (
    <FormModal
      title={t('todo.agent')}
      action={t('todo.save')}
      disabled={!person || !end}
      onSubmit={async () => {
        if (person && end) await save({ agent: person.id, from: new Date().toISOString(), until: end });
      }}
      onClose={onClose}
    >
      <p>{t('todo.agentHelp')}</p>
      <RecordPicker
        object="user"
        onlyActive
        label={t('todo.agent')}
        placeholder={t('todo.person')}
        value={person}
        onPick={setPerson}
      />
      <TextInput
        type="date"
        required
        label={t('todo.agentUntil')}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {agent && <Button onClick={() => save(null)}>{t('todo.agentNobody')}</Button>}
    </FormModal>
  );
}
