import { useText } from '../base/use-text.ts';
import { Card } from '../ui/card.tsx';
import { classNames } from '../ui/class-names.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Progress } from '../ui/progress.tsx';
import { useChecklistWish, wishChecklist } from './checklist-shown.ts';
import styles from './start-checklist.module.css';
import { type StartStep, useStartSteps } from './use-start-steps.ts';

/** Seven things that make the product one's own; ticked off from what is really there. */
export function StartChecklist() {
  const t = useText();
  const steps = useStartSteps();
  const wish = useChecklistWish();
  const done = steps.filter((step) => step.done).length;
  if (wish === 'hidden' || steps.length === 0 || (done === steps.length && wish !== 'shown')) return null;
  const progress = t('home.startProgress', { done, total: steps.length });
  return (
    <Card
      title={t('home.start')}
      aside={progress}
      actions={
        <IconButton size="sm" icon={<Icon name="x" />} label={t('home.startHide')} onClick={() => wishChecklist('hidden')} />
      }
    >
      <div className={styles.progress}>
        <Progress value={done / steps.length} label={progress} />
      </div>
      <ol>
        {steps.map((step) => (
          <Step key={step.id} {...step} />
        ))}
      </ol>
    </Card>
  );
}

function Step({ name, minutes, done, begin }: StartStep) {
  const t = useText();
  return (
    <li>
      <button type="button" className={classNames(styles.step, done && styles.done)} onClick={begin}>
        <Icon
          name={done ? 'circle-check' : 'circle'}
          size={18}
          className={done ? styles.ticked : styles.open}
          label={done ? t('action.done') : undefined}
        />
        <span className={styles.name}>{name}</span>
        {!done && <span className={styles.time}>{t('home.minutes', { count: minutes })}</span>}
      </button>
    </li>
  );
}
