import type { CallLine, ConnectorModel } from '../../../../../metadata/api/connections.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useModel } from '../../../base/use-model.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Link } from '../../../ui/link.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings-page.module.css';
import { refreshConnections, useCalls } from './connections.ts';

type Actions = ConnectorModel['actions'];

/** The latest calls with what became of them; one that failed can be sent again. */
export function CallList({ name, actions }: { name: string; actions: Actions }) {
  const t = useText();
  const { data } = useCalls(name);
  if (!data) return <SkeletonRows count={3} />;
  if (data.length === 0) return <p>{t('connections.noCalls')}</p>;
  return (
    <table className={styles.table}>
      <tbody>
        {data.map((call) => (
          <Call key={call.id} call={call} actions={actions} />
        ))}
      </tbody>
    </table>
  );
}

const colors = { waiting: 'blue', done: 'green', failed: 'red' } as const;

function Call({ call, actions }: { call: CallLine; actions: Actions }) {
  const t = useText();
  const label = useLabel();
  const { status, action, attempts, problem, createdAt, dueAt, record } = call;
  const format = useFormat();
  const resend = () => api.post(`/calls/${call.id}/resend`).then(refreshConnections, toast.problem);
  return (
    <tr>
      <td className={styles.wrapping}>
        <CallSubject call={call} />
        <small className={styles.below}>
          {record && `${label(actions[action]?.label)} · `}
          <Time at={createdAt} />
          {attempts > 1 && ` · ${t('connections.attempts', { count: attempts })}`}
          {problem && ` · ${label(problem)}`}
          {status === 'waiting' && dueAt && problem && ` · ${t('connections.nextTry', { time: format.dateTime(dueAt) })}`}
        </small>
      </td>
      <td>
        <Chip color={colors[status]}>{t(`connections.call.${status}`)}</Chip>
      </td>
      <td>
        {status === 'failed' && record && (
          <Button size="sm" variant="ghost" onClick={resend}>
            {t('connections.resend')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function CallSubject({ call: { change, record } }: { call: CallLine }) {
  const t = useText();
  const label = useLabel();
  const { outlines } = useModel();
  if (!record?.object || !change) return t('connections.test');
  const object = label(outlines[record.object]?.label);
  return (
    <>
      {object} · {t(`connections.on.${change}`)}
      {record.title !== null && (
        <>
          {' · '}
          <Link to={paths.record(record.object, record.id)}>{record.title}</Link>
        </>
      )}
    </>
  );
}
