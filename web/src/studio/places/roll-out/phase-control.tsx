import { useState } from 'react';
import type { AppBody } from '../../../../../metadata/define/app.ts';
import { type AppPhase, phaseOf } from '../../../../../metadata/define/app-rollout.ts';
import { useText } from '../../../base/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { NamesControl, useRoleChoices } from '../../controls/reference-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { useRun } from '../../store/use-studio.ts';
import styles from './roll-out.module.css';
import { today } from './today.ts';

const phases: readonly AppPhase[] = ['off', 'pilot', 'all'];

/** Who has an app from the next publish on. A pilot begins with the first role that is chosen. */
export function PhaseControl({ app, body }: { app: string; body: AppBody }) {
  const t = useText();
  const run = useRun();
  const roles = useRoleChoices();
  const [isChoosing, setChoosing] = useState(false);
  const element = { kind: 'app', name: app, at: [] };
  const bound = useElementBound(element, body.label);
  const pilot = bound<string[]>('pilot', 'rollOut.pilotRoles');
  const phase = isChoosing ? 'pilot' : phaseOf(body);
  const take = (next: AppPhase, chosen?: string[]) =>
    run({ key: 'rollOut.did', values: { thing: body.label, phase: { text: `rollOut.phase.${next}` } } }, (step) => {
      step.write({ ...element, at: ['off'] }, { to: next === 'off' ? true : undefined });
      step.write({ ...element, at: ['pilot'] }, { to: next === 'pilot' ? chosen : undefined });
      step.write({ ...element, at: ['since'] }, { to: today() });
    });
  const choose = (next: AppPhase) => {
    setChoosing(next === 'pilot');
    if (next !== 'pilot') take(next);
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
        <NamesControl
          label={t('rollOut.pilotRoles')}
          help={t('rollOut.pilotHelp')}
          choices={roles}
          bound={{
            ...pilot,
            write(chosen) {
              setChoosing(chosen === undefined);
              take(chosen === undefined ? 'all' : 'pilot', chosen);
            },
          }}
        />
      )}
    </div>
  );
}
