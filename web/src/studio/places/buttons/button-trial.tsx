import { useQuery } from '@tanstack/react-query';
import type { Button as ButtonBody } from '../../../../../metadata/define/button.ts';
import { api } from '../../../base/api.ts';
import { problemMessage } from '../../../base/api-problem.ts';
import { useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { useProblemsAt } from '../../model/use-problems.ts';
import { useSample } from '../../use-sample.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './buttons-page.module.css';
import { TrialOutcome } from './trial-outcome.tsx';

type Props = { object: string; name: string; button: ButtonBody };

/** What a press would come to for a real record, as one builds: nothing is written, and nobody is called. */
export function ButtonTrial({ object, name, button }: Props) {
  const t = useText();
  const sample = useSample(object);
  const problems = useProblemsAt({ kind: 'object', name: object, at: ['buttons', name] });
  const settled = useSettled(button, 500);
  const { data, error, isFetching } = useQuery({
    queryKey: ['studio', 'try button', object, sample.id, settled],
    queryFn: ({ signal }) =>
      api.post(`/definitions/object/${object}/try-button`, { id: sample.id as string, button: settled }, { signal }),
    enabled: sample.id !== undefined && problems.length === 0,
    retry: false,
  });
  if (problems.length > 0) return <p className={styles.about}>{t('buttons.tryLater')}</p>;
  if (sample.id === undefined) return <p className={styles.about}>{t('buttons.tryNoRecord')}</p>;
  return (
    <section className={styles.trial} aria-label={t('buttons.try')} aria-busy={isFetching || undefined}>
      <header className={styles.trialHead}>
        <h3>{t('buttons.tryOn', { title: sample.title })}</h3>
        <IconButton size="sm" icon={<Icon name="chevron-left" />} label={t('buttons.tryBefore')} onClick={() => sample.go(-1)} />
        <IconButton size="sm" icon={<Icon name="chevron-right" />} label={t('buttons.tryNext')} onClick={() => sample.go(1)} />
      </header>
      {error ? <p className={styles.wrong}>{problemMessage(error)}</p> : data && <TrialOutcome object={object} tried={data} />}
    </section>
  );
}
