import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { deviceName } from './device-name.ts';
import styles from './settings-page.module.css';

const queryKey = queryKeys.settings('sessions');

/** Where one is signed in, and a way to end it there. */
export function SessionList() {
  const t = useText();
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => api.get('/me/sessions', { signal }) });
  if (!data) return <SkeletonRows count={2} />;
  const end = (id: string) =>
    api.delete(`/me/sessions/${id}`).then(() => {
      queryClient.invalidateQueries({ queryKey });
      toast.success(t('account.sessionEnded'));
    }, toast.problem);
  return (
    <table className={styles.table}>
      <tbody>
        {data.map((session) => (
          <tr key={session.id}>
            <td>
              <span className={styles.person}>
                <span>
                  {deviceName(session.agent ?? '')} {session.current && <Chip color="green">{t('account.thisDevice')}</Chip>}
                  <small>
                    {session.address} · {t('account.lastSeen')} <Time at={session.lastSeenAt} />
                  </small>
                </span>
              </span>
            </td>
            <td>
              {!session.current && (
                <Button size="sm" variant="ghost" onClick={() => end(session.id)}>
                  {t('account.endSession')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
