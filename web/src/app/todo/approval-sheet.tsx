import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ApprovalCard, ApprovalEntry } from '../../../../metadata/api/approvals.ts';
import { api } from '../../base/api.ts';
import { toast } from '../../base/toast.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { FieldValue } from '../../fields/field-value.tsx';
import { actText } from '../../records/approvals/act-text.ts';
import { EntryEvidence } from '../../records/approvals/entry-evidence.tsx';
import { Paper } from '../../records/record/paper.tsx';
import styles from '../../records/record/print-sheet.module.css';

type Props = { card: ApprovalCard; onDone: () => void };

/** Has the server note who prints the record, as for the record itself, and prints what was submitted with all opinions. */
export function ApprovalSheet({ card, onDone }: Props) {
  const { object, id } = card.approval.record;
  const { data, error } = useQuery({
    queryKey: ['print', 'approval', card.approval.id],
    queryFn: () => api.post(`/records/${object}/${id}/print`, { select: ['id'] }),
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false },
  });
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!error) return;
    toast.problem(error);
    done();
  }, [error]);
  return data ? <Sheet card={card} onDone={onDone} /> : null;
}

function Sheet({ card: { approval, shown, log }, onDone }: Props) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const head = `${label(approval.label)} · ${t(`todo.state.${approval.state}`)}`;
  return (
    <Paper kind={head} title={approval.record.title ?? label(approval.label)} onDone={onDone}>
      <p>
        {t('todo.submitted', { name: approval.submitter.name, what: label(approval.label) })}{' '}
        {format.dateTime(approval.submittedAt)}
      </p>
      <dl className={styles.fields}>
        {shown.map(({ path, label: name, field, value }) => (
          <div key={path}>
            <dt>{label(name)}</dt>
            <dd>
              <FieldValue field={field} value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>{t('todo.opinions')}</h2>
        <dl className={styles.fields}>
          {log.map((entry, at) => (
            <Opinion key={at} entry={entry} />
          ))}
        </dl>
      </section>
    </Paper>
  );
}

function Opinion({ entry }: { entry: ApprovalEntry }) {
  const { by, for: principal, act, to, step, at, comment, signature } = entry;
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const people = to.map(({ name }) => name).join(t('todo.listSeparator'));
  return (
    <div>
      <dt>
        {step ? `${label(step)} · ` : ''}
        {format.dateTime(at)}
      </dt>
      <dd>
        {by?.name ?? t('todo.system')} {principal && t('todo.for', { name: principal.name })} {t(actText(act))}
        {people && ` → ${people}`}
        {comment && `：${comment}`}
        <EntryEvidence entry={entry} />
        {signature && <small>SHA-256 {signature.sha256}</small>}
      </dd>
    </div>
  );
}
