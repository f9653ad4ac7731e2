import type { ApprovalChain as Chain } from '../../../../metadata/api/buttons.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Avatar } from '../../ui/avatar.tsx';
import styles from './approval-chain.module.css';
import { PeopleChoice } from './people-choice.tsx';

type Step = Chain['steps'][number];
type Props = { chain: Chain; onChoose: (step: string, people: string[]) => void };

/** Who would be asked, step by step; where whoever submits it chooses, they do so here. */
export function ApprovalChain({ chain: { steps, more, problem }, onChoose }: Props) {
  const t = useText();
  return (
    <>
      {steps.length > 0 && (
        <ol className={styles.chain} aria-label={t('todo.chain')}>
          {steps.map((step) => (
            <ChainStep key={step.step} step={step} onChoose={(people) => onChoose(step.step, people)} />
          ))}
        </ol>
      )}
      {more && <p className={styles.note}>{t('todo.chain.more')}</p>}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {!problem && <p className={styles.note}>{t('todo.chain.mayChange')}</p>}
    </>
  );
}

function ChainStep({ step, onChoose }: { step: Step; onChoose: (people: string[]) => void }) {
  const t = useText();
  const label = useLabel();
  const { mode, within, people, byItself, choice } = step;
  return (
    <li>
      <b>{label(step.label)}</b>
      {people && people.length > 1 && <small>{t(`todo.mode.${mode as 'all'}`)}</small>}
      {within && <small>{t('todo.chain.within', { length: t(`todo.length.${within.unit}`, { count: within.amount }) })}</small>}
      <p className={styles.people}>
        {byItself && t(`todo.chain.${byItself}`)}
        {people === null && t('todo.chain.unseen')}
        {choice?.by === 'approver' && t('todo.chain.byApprover')}
        {people?.map(({ id, name }) => (
          <span key={id} className={styles.person}>
            <Avatar name={name} size={18} />
            {name}
          </span>
        ))}
      </p>
      {choice?.by === 'submitter' && (
        <PeopleChoice label={t('todo.chain.choose')} several={choice.several} among={choice.among} onChoose={onChoose} />
      )}
    </li>
  );
}
