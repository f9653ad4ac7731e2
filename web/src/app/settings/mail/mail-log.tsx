import { Select } from '@mantine/core';
import { useState } from 'react';
import { type MailLine, type MailState, mailStates } from '../../../../../metadata/api/mail.ts';
import { api } from '../../../base/api.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Time } from '../../../ui/time.tsx';
import styles from '../settings-page.module.css';
import { change, useMails } from './use-mail.ts';

const colors = { sent: 'green', held: 'orange', unknown: 'orange', failed: 'red' } as const;

/** What became of each mail; a person decides about what is held, failed or unknown. */
export function MailLog({ counts }: { counts: Partial<Record<MailState, number>> }) {
  const t = useText();
  const [state, setState] = useState<MailState>();
  const { data, hasNextPage, fetchNextPage } = useMails(state);
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  const options = mailStates.map((value) => ({ value, label: `${t(`mail.state.${value}`)} ${counts[value] ?? 0}` }));
  return (
    <>
      <div className={styles.form}>
        <Select
          aria-label={t('mail.log')}
          placeholder={t('mail.allStates')}
          data={options}
          value={state ?? null}
          clearable
          onChange={(value) => setState((value as MailState | null) ?? undefined)}
        />
      </div>
      {data && lines.length === 0 && <p>{t('mail.none')}</p>}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <tbody>
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <div className={styles.row}>
          <Button variant="ghost" onClick={() => fetchNextPage()}>
            {t('todo.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Line({ line }: { line: MailLine }) {
  const t = useText();
  const label = useLabel();
  const { state, told, subject, kind } = line;
  return (
    <tr>
      <td>
        <Chip color={state in colors ? colors[state as keyof typeof colors] : 'gray'}>{t(`mail.state.${state}`)}</Chip>
      </td>
      <td>{line.person?.name ?? line.address}</td>
      <td className={styles.wrapping}>{subject ? label(subject) : t(`mail.kind.${kind}`)}</td>
      <td className={styles.wrapping}>{told && label(told)}</td>
      <td>
        <Time at={line.endedAt ?? line.at} />
      </td>
      <td>
        <Decide line={line} />
      </td>
    </tr>
  );
}

function Decide({ line: { id, state } }: { line: MailLine }) {
  const t = useText();
  if (state !== 'held' && state !== 'failed' && state !== 'unknown') return null;
  const decide = (act: 'send' | 'drop') => change(() => api.post(`/mails/${id}/decide`, { act }));
  return (
    <span className={styles.row}>
      <Button size="sm" onClick={() => decide('send')}>
        {t(state === 'unknown' ? 'mail.sendAgain' : 'mail.send')}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => decide('drop')}>
        {t('mail.drop')}
      </Button>
    </span>
  );
}
