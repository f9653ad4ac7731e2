import { type QueryKey, useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import type { AnswerAt } from '../../base/api-types.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { Time } from '../../ui/time.tsx';
import styles from './settings-page.module.css';
import { SettingsSection } from './settings-page.tsx';

type SchemaTask = AnswerAt<'GET', '/schema-tasks'>['tasks'][number];

const queryKey = queryKeys.settings('schema-tasks');
const lookEvery = 5000;
const colors = { queued: 'gray', running: 'blue', failed: 'red' } as const;

/** What publishes left to do to large tables, for whoever designs the workspace; nothing when all is done. */
export function SchemaTasks() {
  const t = useText();
  const enabled = useSystemRight('manageMetadata');
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get('/schema-tasks', { signal }),
    enabled,
    refetchInterval: lookEvery,
  });
  if (!data || data.tasks.length === 0) return null;
  return (
    <SettingsSection title={t('schema.title')}>
      <p>{t('schema.intro')}</p>
      {data.tasks.some(({ status }) => status === 'failed') && (
        <div className={styles.actions}>
          <RunAgain queryKey={queryKey} />
        </div>
      )}
      <table className={styles.table}>
        <tbody>
          {data.tasks.map((task) => (
            <Task key={task.name} task={task} />
          ))}
        </tbody>
      </table>
    </SettingsSection>
  );
}

/** Has all that failed tried again, and looks anew at what shows it. */
export function RunAgain({ queryKey: shown }: { queryKey: QueryKey }) {
  const t = useText();
  const runAgain = async () => {
    try {
      await api.post('/schema-tasks/again');
    } catch (error) {
      toast.problem(error);
    }
    await queryClient.invalidateQueries({ queryKey: shown });
  };
  return (
    <Button size="sm" onClick={runAgain}>
      {t('schema.again')}
    </Button>
  );
}

function Task({ task: { table, kind, status, problem, created_at: since } }: { task: SchemaTask }) {
  const t = useText();
  const label = useLabel();
  const { objects } = useModel();
  const object = objects[table];
  return (
    <tr>
      <td className={styles.wrapping}>
        {t(`schema.kind.${kind}`, { object: object ? label(object.label) : table })}{' '}
        <Chip color={colors[status]}>{t(`schema.status.${status}`)}</Chip>
        {problem && <small className={styles.below}>{problem}</small>}
      </td>
      <td>
        <Time at={since} />
      </td>
    </tr>
  );
}
