import { type ReactNode, useState } from 'react';
import { problemMessage } from '../../base/api-problem.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import gate from './gate-layout.module.css';
import { installTemplate } from './install-template.ts';
import type { Template } from './setup-info.ts';
import { TemplateContents } from './template-contents.tsx';
import styles from './template-step.module.css';

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
  const [share, setShare] = useState(0);
  const [problem, setProblem] = useState<string>();

  async function begin() {
    setBusy(true);
    setProblem(undefined);
    setShare(0);
    try {
      await onBegin?.();
      if (chosen !== blank) await installTemplate({ template: chosen, sampleData }, setShare);
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
        {chosen !== blank && (
          <label className={styles.sample}>
            <input
              type="checkbox"
              checked={sampleData}
              onChange={(event) => setSampleData(event.target.checked)}
              disabled={busy}
            />
            <span>
              {t('template.sample')}
              <small>{t('template.sampleHelp')}</small>
            </span>
          </label>
        )}
        <Button variant="primary" className={styles.submit} loading={busy} onClick={begin}>
          {t(busy ? 'template.working' : 'template.submit')}
        </Button>
      </div>
      {busy && sampleData && chosen !== blank && <Progress value={share} label={t('template.working')} />}
      {problem && (
        <p className={gate.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function TemplateCard({ template, checked, onChoose }: { template: Template; checked: boolean; onChoose: () => void }) {
  const label = useLabel();
  return (
    <label className={styles.card}>
      <span className={styles.name}>
        {label(template.label)}
        <input type="radio" name="template" className={styles.radio} checked={checked} onChange={onChoose} />
      </span>
      <TemplateContents template={template} />
    </label>
  );
}
