import { useState } from 'react';
import type { AppBody, Pilot } from '../../../../../metadata/define/app.ts';
import { type AppPhase, hasPilot, phaseOf, pilotMembers, pilotOf } from '../../../../../metadata/define/app-rollout.ts';
import { useText } from '../../../base/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { NamesControl, useRoleChoices } from '../../controls/reference-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useRun } from '../../store/use-studio.ts';
import { PilotRecords } from './pilot-records.tsx';
import styles from './roll-out.module.css';
import { today } from './today.ts';

const phases: readonly AppPhase[] = ['off', 'pilot', 'all'];

/** Who has an app from the next publish on. A pilot begins with the first whom somebody chooses. */
export function PhaseControl({ app, body }: { app: string; body: AppBody }) {
  const t = useText();
  const run = useRun();
  const roles = useRoleChoices();
  const [isChoosing, setChoosing] = useState(false);
  const element = { kind: 'app', name: app, at: [] };
  const bound = useElementBound(element, body.label);
  const named = bound<string[]>('pilot', 'rollOut.pilotRoles');
  const pilot = pilotOf(body);
  const phase = isChoosing ? 'pilot' : phaseOf(body);
  const take = (next: AppPhase, chosen: Pilot = {}) =>
    run({ key: 'rollOut.did', values: { thing: body.label, phase: { text: `rollOut.phase.${next}` } } }, (step) => {
      step.write({ ...element, at: ['off'] }, { to: next === 'off' ? true : undefined });
      const members = pilotMembers(next === 'pilot' ? chosen : {});
      for (const at of ['pilot', 'pilotPeople', 'pilotDepartments'] as const)
        step.write({ ...element, at: [at] }, { to: members[at] });
      step.write({ ...element, at: ['since'] }, { to: today() });
    });
  const choose = (next: AppPhase) => {
    setChoosing(next === 'pilot');
    if (next !== 'pilot') take(next);
  };
  const takePilot = (chosen: Pilot) => {
    setChoosing(!hasPilot(chosen));
    take(hasPilot(chosen) ? 'pilot' : 'all', chosen);
  };
  return (
    <div className={styles.phase}>
      <Segmented
        label={t('rollOut.phase')}
        value={phase}
        options={phases.map((value) => ({ value, label: t(`rollOut.phase.${value}`) }))}
        onChange={choose}
      />
      {phase === 'pilot' && (
        <>
          <NamesControl
            label={t('rollOut.pilotRoles')}
            choices={roles}
            bound={{ ...named, write: (chosen) => takePilot({ ...pilot, roles: chosen }) }}
          />
          <PilotRecords pilot={pilot} onChange={takePilot} />
          <p className={styles.none}>{t('rollOut.pilotHelp')}</p>
        </>
      )}
    </div>
  );
}
