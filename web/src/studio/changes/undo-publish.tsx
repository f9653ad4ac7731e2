import { useEffect, useState } from 'react';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useStudio } from '../store/studio-provider.tsx';
import { useStudioState } from '../store/use-studio.ts';
import { takeBack } from './take-back.ts';

const storageKey = 'tenon.studio.published';
const forMs = 10 * 60_000;

type Published = { revision: number; at: number };

/** Remembers what was published here, so that it can be taken back for ten minutes, whatever page one is on. */
export function rememberPublish(revision: number): void {
  sessionStorage.setItem(storageKey, JSON.stringify({ revision, at: Date.now() } satisfies Published));
}

/** For ten minutes after a publish: the way back to the revision before. */
export function UndoPublish() {
  const t = useText();
  const { reload } = useStudio();
  const revision = useStudioState((state) => state.revision);
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const kept = sessionStorage.getItem(storageKey);
  const published = kept === null ? undefined : (JSON.parse(kept) as Published);
  // Once somebody publishes on top of it, there is no simple way back.
  if (!published || published.revision !== revision || now - published.at > forMs) return null;
  const undo = async () => {
    await takeBack(published.revision);
    sessionStorage.removeItem(storageKey);
    await reload();
  };
  return (
    <Button size="sm" icon={<Icon name="arrow-back-up" />} onClick={() => void undo().catch(toast.problem)}>
      {t('studio.undoPublish', { minutes: Math.min(10, Math.max(1, Math.ceil((forMs - (now - published.at)) / 60_000))) })}
    </Button>
  );
}
