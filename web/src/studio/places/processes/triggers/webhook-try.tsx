import { useId, useState } from 'react';
import type { WebhookTrial } from '../../../../../../metadata/api/webhooks.ts';
import type { WebhookTrigger } from '../../../../../../metadata/define/trigger.ts';
import { api } from '../../../../base/api.ts';
import { problemMessage } from '../../../../base/api-problem.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import controls from '../../../controls/controls.module.css';
import styles from './webhook.module.css';

/** Tells what would be taken of a body, and which record it would be about; nothing is kept. */
export function WebhookTry({ trigger }: { trigger: WebhookTrigger }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState<string>();
  const [tried, setTried] = useState<WebhookTrial>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const shown = text ?? exampleFor(trigger);
  const run = async () => {
    setBusy(true);
    setTried(undefined);
    setProblem(undefined);
    try {
      setTried(await api.post('/automations/try-delivery', { trigger, text: shown }));
    } catch (error) {
      setProblem(problemMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.address} aria-label={t('webhook.try')}>
      <label htmlFor={id}>
        <h3>{t('webhook.try')}</h3>
      </label>
      <textarea
        id={id}
        className={`${controls.input} ${controls.code}`}
        rows={6}
        spellCheck={false}
        value={shown}
        onChange={({ target }) => setText(target.value)}
      />
      <div>
        <Button size="sm" icon={<Icon name="rocket" />} loading={isBusy} onClick={run}>
          {t('processes.try')}
        </Button>
      </div>
      <div role="status">
        {problem && <p className={styles.problem}>{problem}</p>}
        {tried && (
          <>
            <p>{t(tried.isNew ? 'webhook.wouldMake' : 'webhook.wouldChange', { title: tried.record.title ?? '' })}</p>
            <dl className={styles.given}>
              {Object.entries(tried.given).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value === null ? '—' : String(value)}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </div>
    </section>
  );
}

/** A body in which each value stands where it is looked for. */
function exampleFor({ takes }: WebhookTrigger): string {
  const body: Record<string, unknown> = {};
  for (const { from, name } of takes) {
    const steps = from.split('.').filter(Boolean);
    let within: Record<string, unknown> = body;
    for (const step of steps.slice(0, -1)) {
      if (typeof within[step] !== 'object') within[step] = {};
      within = within[step] as Record<string, unknown>;
    }
    within[steps.at(-1) ?? name] = '';
  }
  return JSON.stringify(body, null, 2);
}
