import { useState } from 'react';
import type { AppBody, RollOutStep } from '../../../../../metadata/define/app.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useRoleChoices } from '../../controls/reference-controls.tsx';
import { useElementBound } from '../../store/use-element-bound.ts';
import { NewStepDialog } from './new-step-dialog.tsx';
import styles from './roll-out.module.css';

/** What becomes of an app by itself, each step with its day. */
export function NextSteps({ app, body }: { app: string; body: AppBody }) {
  const t = useText();
  const format = useFormat();
  const roles = useRoleChoices();
  const [isAdding, setAdding] = useState(false);
  const bound = useElementBound({ kind: 'app', name: app, at: [] }, body.label)<RollOutStep[]>('next', 'rollOut.next');
  const steps = (bound.value ?? []).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const write = (next: RollOutStep[]) => bound.write(next.length > 0 ? next : undefined);
  const namesOf = ({ roles: named = [], people = [], departments = [] }: RollOutStep) =>
    [
      ...named.map((name) => roles.find(({ value }) => value === name)?.label ?? name),
      ...(people.length > 0 ? [t('rollOut.people', { count: people.length })] : []),
      ...(departments.length > 0 ? [t('rollOut.departments', { count: departments.length })] : []),
    ].join(t('rollOut.comma'));
  return (
    <div className={styles.next}>
      <h3>{t('rollOut.next')}</h3>
      <ul>
        {steps.map((step) => (
          <li key={step.on}>
            <Icon name="calendar-event" />
            <span>
              {t('rollOut.step', { day: format.date(step.on), phase: t(`rollOut.phase.${step.to}`) })}
              {step.to === 'pilot' && ` · ${namesOf(step)}`}
            </span>
            <IconButton
              size="sm"
              icon={<Icon name="x" />}
              label={t('rollOut.removeStep', { day: format.date(step.on) })}
              onClick={() => write(steps.filter(({ on }) => on !== step.on))}
            />
          </li>
        ))}
      </ul>
      {steps.length === 0 && <p className={styles.none}>{t('rollOut.noNext')}</p>}
      <Button size="sm" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>
        {t('rollOut.addStep')}
      </Button>
      {isAdding && (
        <NewStepDialog
          onAdd={(step) => write([...steps.filter(({ on }) => on !== step.on), step])}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}
