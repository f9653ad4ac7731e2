import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../base/api.ts';
import type { AnswerAt } from '../../../../base/api-types.ts';
import { waitForJob } from '../../../../base/job.ts';
import { queryClient } from '../../../../base/query-client.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { toast } from '../../../../base/toast.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Link } from '../../../../ui/link.tsx';
import { followPublish } from '../../../store/load.ts';
import { useStudio } from '../../../store/studio-provider.tsx';
import { processAddress, useProcesses } from '../use-processes.ts';
import styles from './process-gallery.module.css';

type Offer = AnswerAt<'GET', '/setup'>['templates'][number];

/** Processes that are put to use by one press, with what they are about; each can be changed afterwards like any other. */
export function ProcessGallery() {
  const t = useText();
  const mayInstall = useMe().system.includes('manageMetadata');
  const known = new Set(useProcesses().map(({ name }) => name));
  const { data } = useQuery({
    queryKey: queryKeys.settings('templates'),
    queryFn: ({ signal }) => api.get('/setup', { signal }),
    enabled: mayInstall,
  });
  const offers = data?.templates.filter(({ process }) => process !== null) ?? [];
  if (offers.length === 0) return null;
  return (
    <section className={styles.gallery} aria-label={t('processes.gallery')}>
      <h3>{t('processes.gallery')}</h3>
      <p>{t('processes.galleryHelp')}</p>
      <ul className={styles.list}>
        {offers.map((offer) => (
          <Offered key={offer.name} offer={offer} isThere={known.has(offer.process ?? '')} />
        ))}
      </ul>
    </section>
  );
}

function Offered({ offer, isThere }: { offer: Offer; isThere: boolean }) {
  const t = useText();
  const label = useLabel();
  const { store } = useStudio();
  const [isBusy, setBusy] = useState(false);
  const turnOn = async () => {
    setBusy(true);
    try {
      const { job } = await api.post('/setup/template', { template: offer.name, sampleData: false });
      await waitForJob(job, () => {});
      await Promise.all([queryClient.invalidateQueries(), followPublish(store)]);
      toast.success(t('processes.turnedOn', { name: label(offer.label) }));
    } catch (error) {
      toast.problem(error);
    }
    setBusy(false);
  };
  const names = [...offer.objects, ...offer.requires].map((each) => label(each.label)).join(t('rules.comma'));
  return (
    <li className={styles.offer} aria-label={label(offer.label)}>
      <b>
        <Icon name="bolt" size={16} /> {label(offer.label)}
      </b>
      <p>{label(offer.description)}</p>
      {names && <small>{t('processes.galleryNeeds', { names })}</small>}
      <div className={styles.bottom}>
        {isThere ? (
          <Link to={processAddress(offer.process ?? '')}>{t('processes.galleryOpen')}</Link>
        ) : (
          <Button size="sm" loading={isBusy} onClick={() => void turnOn()}>
            {t('processes.turnOn')}
          </Button>
        )}
      </div>
    </li>
  );
}
