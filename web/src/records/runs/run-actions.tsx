import { useState } from 'react';
import type { AutomationRun } from '../../../../metadata/api/automations.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { SkipModal } from './skip-modal.tsx';
import { useSettle } from './use-settle.ts';

type Props = { run: Pick<AutomationRun, 'id' | 'step' | 'begun' | 'present'> };

/** Has a run go on that did not go through: from where it stands, as the process is now or as it was, without the step, or not at all. */
export function RunActions({ run: { id, step, begun, present } }: Props) {
  const t = useText();
  const settle = useSettle();
  const [skipping, setSkipping] = useState(false);
  const changed = begun && present === 'changed';
  return (
    <>
      <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id] }, 'again')}>
        {t(changed ? 'automations.onNew' : begun ? 'automations.on' : 'automations.again')}
      </Button>
      {changed && (
        <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id], version: 'old' }, 'again')}>
          {t('automations.onOld')}
        </Button>
      )}
      {step && (
        <Button size="sm" variant="ghost" onClick={() => setSkipping(true)}>
          {t('automations.skip')}
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => settle({ ids: [id] }, 'aside')}>
        {t('automations.aside')}
      </Button>
      {step && skipping && <SkipModal id={id} step={step} onClose={() => setSkipping(false)} />}
    </>
  );
}
