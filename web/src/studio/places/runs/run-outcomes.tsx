import type { RunView, VisitedStep } from '../../../../../metadata/api/runs.ts';
import { stepsOf } from '../../../../../metadata/steps/walk-steps.ts';
import { RunActions } from '../../../records/runs/run-actions.tsx';
import type { Outcome, Outcomes } from '../processes/tree/outcomes.ts';
import { labelOfStep } from '../processes/use-processes.ts';
import styles from './runs.module.css';
import { VisitWords } from './visit-words.tsx';

const states: Record<VisitedStep['state'], Outcome['state']> = {
  ...{ done: 'done', waits: 'waits', failed: 'failed', passedOver: 'waits' },
};

/** What came of a process in a run, part by part. */
export function runOutcomes(view: RunView): Outcomes {
  const { steps } = view;
  return {
    trigger: { state: 'done' },
    ofStep(id) {
      const visits = steps.filter(({ step }) => step === id);
      const last = visits.at(-1);
      if (!last) return { state: 'passed' };
      return { state: states[last.state], words: <StepVisits view={view} visits={visits} /> };
    },
    ofBranch(step, branch) {
      const last = steps.findLast((visit) => visit.step === step);
      if (last?.branches) return { state: last.branches.includes(branch) ? 'done' : 'passed' };
      const found = stepsOf(view.body).find(({ id }) => id === step);
      const inside = stepsOf({ steps: found?.branches?.find(({ id }) => id === branch)?.steps ?? [] });
      return { state: steps.some((visit) => inside.some(({ id }) => id === visit.step)) ? 'done' : 'passed' };
    },
  };
}

type StepVisitsProps = { view: RunView; visits: readonly VisitedStep[] };

function StepVisits({ view: { run, body, present }, visits }: StepVisitsProps) {
  const steps = stepsOf(body);
  return visits.map((visit, at) => {
    const number = steps.findIndex(({ id }) => id === visit.step) + 1;
    const isStuck = visit.state === 'failed' && (run.status === 'waiting' || run.status === 'failed');
    const label = labelOfStep(steps[number - 1] ?? { kind: visit.step });
    return (
      <div key={at} className={styles.visit}>
        <VisitWords visit={visit} />
        {isStuck && (
          <div className={styles.acts}>
            <RunActions run={{ id: run.id, step: { id: visit.step, number, label, object: null }, begun: number > 1, present }} />
          </div>
        )}
      </div>
    );
  });
}
