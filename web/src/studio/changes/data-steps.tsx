import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { bodyOf } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { ConvertedValues, type DataStep } from './converted-values.tsx';
import type { ChangedPiece } from './describe-changes.ts';
import { FillBlanks } from './fill-blanks.tsx';
import type { GoneOptions } from './gone-options.ts';
import { ReplaceOptions } from './replace-options.tsx';
import styles from './review-dialog.module.css';
import type { Wishes } from './wishes.ts';

type LaterBuild = AnswerAt<'POST', `/change-sets/${string}/check`>['builds'][number];

type Props = {
  steps: readonly DataStep[];
  builds: readonly LaterBuild[];
  pieces: readonly ChangedPiece[];
  gone: readonly GoneOptions[];
  wishes: Wishes;
  onWish: (wishes: Wishes) => void;
};

/** What becomes of values that are there: how many, whether it takes time, whether they come back; and what has to be decided. */
export function DataSteps({ steps, builds, pieces, gone, wishes, onWish }: Props) {
  const t = useText();
  const format = useFormat();
  const nameOf = useFieldText();
  const thingOf = useRemovedText();
  const removed = pieces.filter(
    ({ kind, at, what }) =>
      kind === 'object' && what === 'removed' && (at.length === 0 || (at[0] === 'fields' && at.length === 2)),
  );
  if (steps.length + builds.length + removed.length + gone.length === 0) return <p>{t('studio.dataUntouched')}</p>;
  return (
    <ul className={styles.list}>
      <ReplaceOptions fields={gone} wishes={wishes} onWish={onWish} />
      {steps.map((step) => {
        const key = `${step.object}.${step.field}`;
        const isAccepted = wishes.accept[key] === step.lost;
        return (
          <li key={`${key} ${step.step}`}>
            {t(`studio.data.${step.step}`, { field: nameOf(step.object, step.field), count: format.number(step.values) })}
            {step.later && <> {t('studio.data.later')}</>}
            {step.step === 'convert' && <ConvertedValues step={step} />}
            {(step.step === 'blank' || step.step === 'fill') && (
              <FillBlanks object={step.object} field={step.field} wishes={wishes} onWish={onWish} />
            )}
            {step.lost > 0 && step.step !== 'options' && (
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
              </label>
            )}
          </li>
        );
      })}
      {builds.map((build) => (
        <LaterIndexes key={build.object} {...build} />
      ))}
      {removed.map(({ name, at }) => (
        <li key={`${name} ${at.join('.')}`}>{t('studio.data.kept', { thing: thingOf(name, at[1]) })}</li>
      ))}
    </ul>
  );
}

/** Indexes that come after the publish, while people work. */
function LaterIndexes({ object, indexes, rows, seconds }: LaterBuild) {
  const t = useText();
  const format = useFormat();
  const name = useObjectText()(object);
  const minutes = Math.ceil(seconds / 60);
  const [length, unit] = minutes > 90 ? [Math.ceil(minutes / 60), 'hour'] : [minutes, 'minute'];
  return (
    <li>
      {t('studio.data.indexes', {
        object: name,
        count: indexes,
        rows: format.number(rows),
        time: format.number(length, { style: 'unit', unit, unitDisplay: 'long' }),
      })}
    </li>
  );
}

/** What goes is called as it is published. */
function useRemovedText(): (object: string, field: string | undefined) => string {
  const label = useLabel();
  const definitions = useStudioState((state) => state.definitions);
  return (object, field) => {
    const body = definitions.get(`object/${object}`)?.body as ObjectBody | undefined;
    const name = label(body?.label) || object;
    return field === undefined ? name : `${name} › ${label(body?.fields[field]?.label) || field}`;
  };
}

function useFieldText(): (object: string, field: string) => string {
  const label = useLabel();
  const objectText = useObjectText();
  const bodyAt = useObjectBody();
  return (object, field) => `${objectText(object)} › ${label(bodyAt(object)?.fields[field]?.label) || field}`;
}

function useObjectText(): (object: string) => string {
  const label = useLabel();
  const bodyAt = useObjectBody();
  return (object) => label(bodyAt(object)?.label) || object;
}

function useObjectBody(): (object: string) => ObjectBody | undefined {
  const state = useStudioState((all) => all);
  return (name) => bodyOf(state, { kind: 'object', name }) as ObjectBody | undefined;
}
