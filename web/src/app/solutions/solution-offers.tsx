import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Template } from '../gate/setup-info.ts';
import { TemplateContents } from '../gate/template-contents.tsx';
import { useInstall } from '../gate/use-install.ts';
import styles from './solution-offers.module.css';
import { useSolutions } from './use-solutions.ts';

/** Solutions that are not installed yet, or small apps of the gallery, each with the button that does it; nothing where all are. */
export function SolutionOffers({ title, isGallery = false }: { title?: string; isGallery?: boolean }) {
  const t = useText();
  const installed = useSolutions();
  const { data } = useQuery({
    queryKey: queryKeys.settings('templates'),
    queryFn: ({ signal }) => api.get('/setup', { signal }),
  });
  const isMissing = ({ name }: { name: string }) => !installed?.some((each) => each.name === name);
  const offers =
    data?.templates.filter((template) => template.process === null && template.isGallery === isGallery && isMissing(template)) ??
    [];
  if (!installed || !data) return null;
  if (offers.length === 0) return isGallery ? <p>{t('apps.galleryAll')}</p> : null;
  return (
    <>
      {title && <h3 className={styles.title}>{title}</h3>}
      <ul className={styles.list}>
        {offers.map((template) => (
          <Offer key={template.name} template={{ ...template, requires: template.requires.filter(isMissing) }} />
        ))}
      </ul>
    </>
  );
}

function Offer({ template }: { template: Template }) {
  const t = useText();
  const label = useLabel();
  const [sampleData, setSampleData] = useState(false);
  const { isBusy, share, problem, run } = useInstall();
  const install = () =>
    run({
      template: template.name,
      sampleData,
      async onDone() {
        await queryClient.invalidateQueries();
        toast.success(t('solutions.done', { name: label(template.label) }));
      },
    });
  return (
    <li className={styles.offer} aria-label={label(template.label)}>
      <b>{label(template.label)}</b>
      <TemplateContents template={template} />
      <div className={styles.bottom}>
        <label className={styles.sample}>
          <input
            type="checkbox"
            checked={sampleData}
            disabled={isBusy}
            onChange={(event) => setSampleData(event.target.checked)}
          />
          {t('solutions.withSamples')}
        </label>
        <Button loading={isBusy} onClick={() => void install()}>
          {t(isBusy ? 'solutions.installing' : 'solutions.install')}
        </Button>
      </div>
      {isBusy && sampleData && <Progress value={share} label={t('solutions.installing')} />}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
