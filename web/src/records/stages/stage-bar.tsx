import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FieldModel } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useShortcut } from '../../base/use-shortcut.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { offeredOptions } from '../../fields/offered-options.ts';
import { useRulesSoon } from '../../fields/rules/use-rules.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Save } from '../model/save-record.tsx';
import { isEditable, type OpenRecord } from '../record/open-record.ts';
import styles from './stage-bar.module.css';
import { type StageStep, stageSteps } from './stage-steps.ts';
import { useMoveStage } from './use-move-stage.ts';

/** Where a record stands on its way, and a click to move it; the arrow keys walk along. */
export function StageBar({ open, stage, save }: { open: OpenRecord; stage: string; save: Save }) {
  const t = useText();
  const label = useLabel();
  const { object, record } = open;
  const rules = useRulesSoon(object)({ values: record, before: record });
  const field = rules.field(stage) as FieldModel;
  const { data: stays = [] } = useQuery({
    queryKey: queryKeys.records(object.name, 'about', record.id, 'stages'),
    queryFn: ({ signal }) => api.get(`/records/${object.name}/${record.id}/stages`, { signal }),
    enabled: object.track?.field === stage,
  });
  const move = useMoveStage({ object, stage, save });
  const { steps, ends } = stageSteps(offeredOptions(field), { current: record[stage], stays, now: Date.now() });
  const canMove = isEditable(object, stage) && !rules.isLocked(stage);
  const bar = useRef<HTMLDivElement>(null);
  const current = record[stage];
  // The days that are shown with a step make it wider.
  const isWalked = stays.length > 0;
  useEffect(() => {
    // On a phone the bar is wider than the screen.
    if (current || isWalked) bar.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [current, isWalked]);
  const focusCurrent = () => {
    const steps = bar.current;
    (steps?.querySelector<HTMLElement>('[aria-current]') ?? steps?.querySelector('button'))?.focus();
  };
  useShortcut('s', focusCurrent, { label: 'record.key.stage', group: 'record', enabled: canMove });
  const draw = (step: StageStep, className: string | undefined) => (
    <button
      key={step.option.value}
      type="button"
      className={className}
      data-state={step.state}
      data-kind={step.option.kind}
      aria-current={step.state === 'current' ? 'step' : undefined}
      disabled={!canMove}
      title={label(step.option.label)}
      onClick={() => step.state !== 'current' && move(record, step.option.value)}
    >
      {step.state === 'done' && <Icon name="check" size={14} />}
      {step.state === 'current' && step.option.kind === 'won' && <Icon name="trophy" size={14} />}
      <span className={styles.name}>{label(step.option.label)}</span>
      {step.days !== undefined && <span className={styles.days}>{t('record.days', { count: step.days })}</span>}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that these are inputs
    <div ref={bar} className={styles.bar} role="group" aria-label={label(field.label)} onKeyDown={walkWithArrows}>
      <div className={styles.steps}>{steps.map((step) => draw(step, styles.step))}</div>
      {ends.length > 0 && <div className={styles.ends}>{ends.map((step) => draw(step, styles.end))}</div>}
    </div>
  );
}

function walkWithArrows({ key, currentTarget, target }: KeyboardEvent<HTMLElement>): void {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const buttons = [...currentTarget.querySelectorAll('button')];
  if (step !== 0) buttons[buttons.indexOf(target as HTMLButtonElement) + step]?.focus();
}
