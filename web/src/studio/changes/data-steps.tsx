import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { bodyOf } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import type { ChangedPiece } from './describe-changes.ts';
import styles from './review-dialog.module.css';
import type { Wishes } from './wishes.ts';

type DataStep = AnswerAt<'POST', `/change-sets/${string}/check`>['steps'][number];
type Props = { steps: readonly DataStep[]; pieces: readonly ChangedPiece[]; wishes: Wishes; onWish: (wishes: Wishes) => void };

/** What becomes of values that are there: how many, whether it takes time, whether they come back; and what has to be decided. */
export function DataSteps({ steps, pieces, wishes, onWish }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useFieldText();
  const removed = pieces.filter(
    ({ kind, at, what }) =>
      kind === 'object' && what === 'removed' && (at.length === 0 || (at[0] === 'fields' && at.length === 2)),
  );
  if (steps.length + removed.length === 0) return <p>{t('studio.dataUntouched')}</p>;
  return (
    <ul className={styles.list}>
      {steps.map((step) => {
        const key = `${step.object}.${step.field}`;
        const isAccepted = wishes.accept[key] === step.lost;
        return (
          <li key={`${key} ${step.step}`}>
            {t(`studio.data.${step.step}`, { field: nameOf(step.object, step.field), count: format.number(step.values) })}
            {step.later && <> {t('studio.data.later')}</>}
            {step.lost > 0 && (
              <label className={styles.decision}>
                <input
                  type="checkbox"
                  checked={isAccepted}
                  onChange={({ target }) => {
                    const { [key]: _before, ...others } = wishes.accept;
                    onWish({ ...wishes, accept: target.checked ? { ...others, [key]: step.lost } : others });
                  }}
                />
                {t('studio.data.lost', { count: format.number(step.lost) })}
                {step.seen && step.seen.length > 0 && <code>{step.seen.slice(0, 5).join(' · ')}</code>}
              </label>
            )}
          </li>
        );
      })}
      {removed.map(({ name, at }) => (
        <li key={`${name} ${at.join('.')}`}>
          {t('studio.data.kept', { thing: at[1] === undefined ? name : `${name}.${at[1]}` })}
        </li>
      ))}
    </ul>
  );
}

function useFieldText(): (object: string, field: string) => string {
  const label = useLabel();
  const state = useStudioState((all) => all);
  return (object, field) => {
    const body = bodyOf(state, { kind: 'object', name: object }) as ObjectBody | undefined;
    return `${label(body?.label) || object} › ${label(body?.fields[field]?.label) || field}`;
  };
}
