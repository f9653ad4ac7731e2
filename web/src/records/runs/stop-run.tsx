import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { useSettle } from './use-settle.ts';

/** Has a run go no further that is under way; it can be run again. */
export function StopRun({ id }: { id: string }) {
  const t = useText();
  const settle = useSettle();
  return (
    <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id] }, 'aside')}>
      {t('runs.stop')}
    </Button>
  );
}
