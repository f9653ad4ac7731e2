import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { WebhookModel } from '../../../../../../metadata/api/webhooks.ts';
import { api } from '../../../../base/api.ts';
import { ApiProblem, problemMessage } from '../../../../base/api-problem.ts';
import { queryKeys } from '../../../../base/query-keys.ts';
import { toast } from '../../../../base/toast.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { Chip } from '../../../../ui/chip.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { Modal } from '../../../../ui/modal.tsx';
import { Secret } from '../../../../ui/secret.tsx';
import { Time } from '../../../../ui/time.tsx';
import styles from './webhook.module.css';

/** The address of a published process, with what came there last; its secret is shown once. */
export function WebhookAddress({ name }: { name: string }) {
  const t = useText();
  const me = useMe();
  const client = useQueryClient();
  const key = queryKeys.settings('webhook', name);
  const [made, setMade] = useState<{ path: string; secret: string }>();
  const [isBusy, setBusy] = useState(false);
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get(`/webhooks/${name}`, { signal }),
    enabled: me.system.includes('manageMetadata'),
    retry: false,
  });
  const renew = async () => {
    setBusy(true);
    try {
      setMade(await api.post(`/webhooks/${name}`));
      await client.invalidateQueries({ queryKey: key });
    } catch (refusal) {
      toast.problem(refusal);
    } finally {
      setBusy(false);
    }
  };
  if (error && !(error instanceof ApiProblem && error.code === 'notFound'))
    return <p className={styles.help}>{problemMessage(error)}</p>;
  if (!data) return <p className={styles.help}>{t('webhook.publishFirst')}</p>;
  return (
    <section className={styles.address} aria-label={t('webhook.address')}>
      <h3>{t('webhook.address')}</h3>
      {data.path !== null && <code className={styles.url}>{`${location.origin}${data.path}`}</code>}
      <div>
        <Button size="sm" icon={<Icon name="lock" />} loading={isBusy} onClick={renew}>
          {t(data.path === null ? 'webhook.make' : 'webhook.renew')}
        </Button>
      </div>
      <p className={styles.help}>{t(data.path === null ? 'webhook.makeHelp' : 'webhook.renewHelp')}</p>
      {data.path !== null && <Deliveries deliveries={data.deliveries} />}
      {made && (
        <Modal open onClose={() => setMade(undefined)} title={t('webhook.secret')}>
          <Secret help={t('webhook.secretHelp')} value={made.secret} copyLabel={t('action.copy')} />
        </Modal>
      )}
    </section>
  );
}

/** What came last: what was sent, and why it was refused. */
function Deliveries({ deliveries }: Pick<WebhookModel, 'deliveries'>) {
  const t = useText();
  if (deliveries.length === 0) return <p className={styles.help}>{t('webhook.nothingYet')}</p>;
  return (
    <details className={styles.deliveries}>
      <summary>{t('webhook.deliveries', { count: deliveries.length })}</summary>
      <ul>
        {deliveries.map(({ id, at, event, state, repeats, problem, seen, record }) => (
          <li key={id}>
            <Chip color={state === 'received' ? 'green' : 'red'}>{t(`webhook.state.${state}`)}</Chip> <Time at={at} />{' '}
            {event && <code>{event}</code>} {repeats > 0 && t('webhook.repeats', { count: repeats })}
            {record?.title && <p>{record.title}</p>}
            {problem && <p className={styles.problem}>{problem}</p>}
            {seen && <pre className={styles.seen}>{seen}</pre>}
          </li>
        ))}
      </ul>
    </details>
  );
}
