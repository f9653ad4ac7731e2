import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api } from '../../base/api.ts';
import { problemMessage } from '../../base/api-problem.ts';
import { waitForJob } from '../../base/job.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import gate from './gate-layout.module.css';
import type { Template } from './setup-info.ts';
import styles from './template-step.module.css';

const Icon = lazy(async () => ({ default: (await import('../../ui/icon.tsx')).Icon }));

const blank = '';

type Props = {
  templates: Template[];
  /** What must be done before the template is installed. */
  onBegin?: () => Promise<unknown>;
  onDone: () => void;
  /** What else is asked here. */
  children?: ReactNode;
};

/** Which solution to begin with, what it brings, and whether sample data comes along. */
export function TemplateStep({ templates, onBegin, onDone, children }: Props) {
  const t = useText();
  const [chosen, setChosen] = useState(templates[0]?.name ?? blank);
  const [sampleData, setSampleData] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function begin() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onBegin?.();
      if (chosen !== blank) await installTemplate(chosen, sampleData);
      onDone();
    } catch (error) {
      setBusy(false);
      setProblem(problemMessage(error));
    }
  }

  return (
    <>
      <h1 className={gate.title}>{t('template.title')}</h1>
      <p className={gate.intro}>{t('template.intro')}</p>
      {children}
      <fieldset className={styles.list} aria-label={t('template.title')} disabled={busy}>
        {templates.map((template) => (
          <TemplateCard
            key={template.name}
            template={template}
            checked={chosen === template.name}
            onChoose={() => setChosen(template.name)}
          />
        ))}
        <label className={styles.card}>
          <span className={styles.name}>
            {t('template.blank')}
            <input
              type="radio"
              name="template"
              className={styles.radio}
              checked={chosen === blank}
              onChange={() => setChosen(blank)}
            />
          </span>
          <span className={styles.description}>{t('template.blankHelp')}</span>
        </label>
      </fieldset>
      <div className={styles.bottom}>
        <label className={styles.sample} hidden={chosen === blank}>
          <input type="checkbox" checked={sampleData} onChange={(event) => setSampleData(event.target.checked)} disabled={busy} />
          <span>
            {t('template.sample')}
            <small>{t('template.sampleHelp')}</small>
          </span>
        </label>
        <Button variant="primary" className={styles.submit} loading={busy} onClick={begin}>
          {t(busy ? 'template.working' : 'template.submit')}
        </Button>
      </div>
      {problem && (
        <p className={gate.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function TemplateCard({ template, checked, onChoose }: { template: Template; checked: boolean; onChoose: () => void }) {
  const t = useText();
  const label = useLabel();
  return (
    <label className={styles.card}>
      <span className={styles.name}>
        {label(template.label)}
        <input type="radio" name="template" className={styles.radio} checked={checked} onChange={onChoose} />
      </span>
      <span className={styles.description}>{label(template.description)}</span>
      <ul className={styles.objects} aria-label={t('template.contents')}>
        {template.objects.map((object) => (
          <li key={object.name} className={styles.object}>
            <Suspense fallback={null}>
              <Icon name={object.icon} size={14} />
            </Suspense>
            {label(object.label)}
          </li>
        ))}
      </ul>
    </label>
  );
}

async function installTemplate(template: string, sampleData: boolean): Promise<void> {
  const { job } = await api.post<{ job?: string }>('/setup/template', { template, sampleData });
  if (job) await waitForJob(job);
}
