import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useText } from '../../base/use-text.ts';
import { Card } from '../../ui/card.tsx';
import styles from './server-troubles.module.css';

const lookEvery = 60_000;

/** What troubles the server just now, for who manages the workspace; nothing for anybody else, and nothing when all is well. */
export function ServerTroubles() {
  const t = useText();
  const enabled = useSystemRight('manageMetadata');
  const { data } = useQuery({
    queryKey: queryKeys.settings('status'),
    queryFn: ({ signal }) => api.get('/status', { signal }),
    enabled,
    refetchInterval: lookEvery,
  });
  if (!data || data.troubles.length === 0) return null;
  return (
    <Card title={t('troubles.title')}>
      <ul className={styles.troubles}>
        {data.troubles.map((trouble) => (
          <li key={trouble}>{t(`troubles.${trouble}`)}</li>
        ))}
      </ul>
    </Card>
  );
}
