import { type ReactNode, useState } from 'react';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import gate from './gate-layout.module.css';
import type { Template } from './setup-info.ts';
import { TemplateContents } from './template-contents.tsx';
import styles from './template-step.module.css';
import { useInstall } from './use-install.ts';

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
  const [template, choose] = useState(templates[0]?.name);
  const [sampleData, setSampleData] = useState(true);
  const { isBusy, share, problem, run } = useInstall();
  return (
    <>
      <h1 className={gate.title}>{t('template.title')}</h1>
      <p className={gate.intro}>{t('template.intro')}</p>
      {children}
      <fieldset className={styles.list} aria-label={t('template.title')} disabled={isBusy}>
        {templates.map((each) => (
          <Card key={each.name} name={<Name of={each} />} isChosen={template === each.name} onChoose={() => choose(each.name)}>
            <TemplateContents template={each} />
          </Card>
        ))}
        <Card name={t('template.blank')} isChosen={template === undefined} onChoose={() => choose(undefined)}>
          <span className={styles.description}>{t('template.blankHelp')}</span>
        </Card>
      </fieldset>
      <div className={styles.bottom}>
        {template !== undefined && <SampleChoice value={sampleData} isBusy={isBusy} onChange={setSampleData} />}
        <Button
          variant="primary"
          className={styles.submit}
          loading={isBusy}
          onClick={() => void run({ template, sampleData, onBegin, onDone })}
        >
          {t(isBusy ? 'template.working' : 'template.submit')}
        </Button>
      </div>
      {isBusy && sampleData && template !== undefined && <Progress value={share} label={t('template.working')} />}
      {problem && (
        <p className={gate.problem} role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function Name({ of: { label: name } }: { of: Template }) {
  const label = useLabel();
  return label(name);
}

type CardProps = { name: ReactNode; isChosen: boolean; onChoose: () => void; children: ReactNode };

function Card({ name, isChosen, onChoose, children }: CardProps) {
  return (
    <label className={styles.card}>
      <span className={styles.name}>
        {name}
        <input type="radio" name="template" className={styles.radio} checked={isChosen} onChange={onChoose} />
      </span>
      {children}
    </label>
  );
}

function SampleChoice({ value, isBusy, onChange }: { value: boolean; isBusy: boolean; onChange: (value: boolean) => void }) {
  const t = useText();
  return (
    <label className={styles.sample}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} disabled={isBusy} />
      <span>
        {t('template.sample')}
        <small>{t('template.sampleHelp')}</small>
      </span>
    </label>
  );
}
