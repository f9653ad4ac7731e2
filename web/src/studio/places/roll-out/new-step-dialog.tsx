import { MultiSelect } from '@mantine/core';
import { useState } from 'react';
import type { Pilot, RollOutStep } from '../../../../../metadata/define/app.ts';
import { type AppPhase, hasPilot } from '../../../../../metadata/define/app-rollout.ts';
import { useText } from '../../../base/use-text.ts';
import { TextInput } from '../../../ui/form-input.tsx';
import { FormModal } from '../../../ui/form-modal.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useRoleChoices } from '../../controls/reference-controls.tsx';
import { PilotRecords } from './pilot-records.tsx';
import { today } from './today.ts';

const phases: readonly AppPhase[] = ['pilot', 'all', 'off'];

/** A day, and who has the app from then on. */
export function NewStepDialog({ onAdd, onClose }: { onAdd: (step: RollOutStep) => void; onClose: () => void }) {
  const t = useText();
  const choices = useRoleChoices();
  const [on, setOn] = useState('');
  const [to, setTo] = useState<AppPhase>('all');
  const [pilot, setPilot] = useState<Pilot>({});
  const isPast = on !== '' && on <= today();
  const isReady = /^[1-9]\d{3}-\d\d-\d\d$/.test(on) && !isPast && (to !== 'pilot' || hasPilot(pilot));
  const add = async () => {
    onAdd({ on, to, ...(to === 'pilot' && pilot) });
    onClose();
  };
  return (
    <FormModal title={t('rollOut.addStep')} action={t('action.add')} disabled={!isReady} onSubmit={add} onClose={onClose}>
      <TextInput
        label={t('rollOut.day')}
        type="date"
        value={on}
        error={isPast ? t('rollOut.pastDay') : undefined}
        onChange={(event) => setOn(event.target.value)}
      />
      <Segmented
        label={t('rollOut.phase')}
        value={to}
        options={phases.map((value) => ({ value, label: t(`rollOut.phase.${value}`) }))}
        onChange={setTo}
      />
      {to === 'pilot' && (
        <>
          <MultiSelect
            label={t('rollOut.pilotRoles')}
            data={choices}
            value={pilot.roles ?? []}
            onChange={(roles) => setPilot({ ...pilot, roles })}
            searchable
            nothingFoundMessage={t('ui.nothingFound')}
          />
          <PilotRecords pilot={pilot} onChange={setPilot} />
        </>
      )}
    </FormModal>
  );
}
