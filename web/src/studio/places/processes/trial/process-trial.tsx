import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { api } from '../../../../base/api.ts';
import { problemMessage } from '../../../../base/api-problem.ts';
import { useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { IconButton } from '../../../../ui/icon-button.tsx';
import { useProblemsAt } from '../../../model/use-problems.ts';
import { useSample } from '../../../use-sample.ts';
import { useSettled } from '../../../use-settled.ts';
import { OutcomesContext } from '../tree/outcomes.ts';
import styles from './trial.module.css';
import { outcomesOf } from './tried-words.tsx';
import { WhatIf } from './what-if.tsx';

type Props = { name: string; process: ProcessBody; onClose: () => void; children: ReactNode };

/** The tree as it would be gone through for a real record, which can be another one: nothing is written, and nobody is told. */
export function ProcessTrial({ name, process, onClose, children }: Props) {
  const t = useText();
  const sample = useSample(process.trigger.object);
  const problems = useProblemsAt({ kind: 'process', name, at: [] });
  const [values, setValues] = useState<Record<string, unknown>>({});
  const settled = useSettled(process, 500);
  const assumed = useSettled(values, 500);
  const isReady = problems.length === 0 && sample.id !== undefined;
  const { data, error, isFetching } = useQuery({
    queryKey: ['studio', 'try process', sample.id, settled, assumed],
    queryFn: ({ signal }) =>
      api.post('/automations/try', { id: sample.id as string, process: settled, values: assumed }, { signal }),
    enabled: isReady,
    retry: false,
  });
  const said = () => {
    if (problems.length > 0) return t('processes.tryLater');
    if (sample.id === undefined) return t('processes.tryNoRecord');
    if (error) return problemMessage(error);
    return data && !data.holds ? t('processes.tryNotMet') : t('processes.tryHelp');
  };
  return (
    <OutcomesContext value={isReady && data?.holds ? outcomesOf(data) : undefined}>
      <section className={styles.bar} aria-label={t('processes.try')} aria-busy={isFetching || undefined}>
        <b className={styles.title}>{t('processes.tryOn', { title: sample.title })}</b>
        <IconButton size="sm" icon={<Icon name="chevron-left" />} label={t('buttons.tryBefore')} onClick={() => sample.go(-1)} />
        <IconButton size="sm" icon={<Icon name="chevron-right" />} label={t('buttons.tryNext')} onClick={() => sample.go(1)} />
        <span className={styles.said} role="status">
          {said()}
        </span>
        <IconButton size="sm" icon={<Icon name="x" />} label={t('processes.tryEnd')} onClick={onClose} />
        <WhatIf object={process.trigger.object} values={values} onChange={setValues} />
      </section>
      {children}
    </OutcomesContext>
  );
}
