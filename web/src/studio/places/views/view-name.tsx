import { useEffect, useState } from 'react';
import { nameSchema } from '../../../../../metadata/define/name.ts';
import { useText } from '../../../base/use-text.ts';
import type { SavedView } from '../../../records/list/shown-view.ts';
import { Button } from '../../../ui/button.tsx';
import { TextInput } from '../../../ui/form-input.tsx';
import { useGo } from '../../../ui/use-go.ts';
import styles from '../../controls/controls.module.css';
import { useStudioState } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import type { ViewSteps } from './use-view-steps.ts';
import { viewAddress } from './use-views.ts';

/** What a view is called in the API: open until it is published, with what its label proposes a press away. */
export function ViewName({ view, steps }: { view: SavedView; steps: ViewSteps }) {
  const { name } = view;
  const isPublished = useStudioState(({ definitions }) => definitions.has(`view/${name}`));
  return isPublished ? null : <OpenName key={name} view={view} steps={steps} />;
}

function OpenName({ view, steps }: { view: SavedView; steps: ViewSteps }) {
  const t = useText();
  const go = useGo();
  const { name, object } = view;
  const [wanted, setWanted] = useState(name);
  const proposed = useProposal(view, steps);
  const isTaken = wanted !== name && steps.isTaken(wanted);
  const isWrong = isTaken || !nameSchema.safeParse(wanted).success;
  const take = (next: string) => {
    if (next === name || steps.isTaken(next) || !nameSchema.safeParse(next).success) return;
    steps.rename(name, next);
    void go(viewAddress(object, next), { replace: true });
  };
  return (
    <div className={styles.property}>
      <TextInput
        label={t('studio.apiName')}
        description={t('studio.apiNameHelp')}
        value={wanted}
        maxLength={48}
        error={isWrong ? t(isTaken ? 'studio.taken' : 'studio.badName') : undefined}
        onChange={(event) => setWanted(event.target.value)}
        onBlur={() => take(wanted)}
        onKeyDown={(event) => event.key === 'Enter' && take(wanted)}
      />
      {proposed !== undefined && proposed !== name && (
        <Button size="sm" variant="ghost" onClick={() => take(proposed)}>
          {t('views.takeName', { name: proposed })}
        </Button>
      )}
    </div>
  );
}

/** The label in English letters behind the name of the object; undefined until the dictionary is there. */
function useProposal({ name, object, label }: SavedView, { isTaken }: ViewSteps): string | undefined {
  const [proposed, setProposed] = useState<string>();
  const words = label.en || label.zh;
  useEffect(() => {
    let isOld = false;
    const isOthers = (each: string) => each !== name && isTaken(each);
    void proposeName(`${object} ${words}`, isOthers).then((next) => !isOld && setProposed(next));
    return () => {
      isOld = true;
    };
  }, [name, object, words, isTaken]);
  return proposed;
}
