import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApprovalProgress as Progress } from '../../../../metadata/api/approvals.ts';
import { api } from '../../base/api.ts';
import type { BodyAt } from '../../base/api-types.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useMe } from '../../base/use-me.ts';
import { type TextKey, useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Textarea } from '../../ui/form-input.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { ApprovalProgress } from './approval-progress.tsx';
import { ReassignDialog } from './reassign-dialog.tsx';
import styles from './record-approvals.module.css';
import { StateChip } from './state-chip.tsx';

type ApprovalAct = BodyAt<'POST', `/approvals/${string}/acts`>;

const doneTexts: Record<ApprovalAct['act'], TextKey> = {
  withdraw: 'todo.withdrawn',
  remind: 'todo.reminded',
  reopen: 'todo.act.reopen',
  terminate: 'todo.terminated',
  reassign: 'todo.act.reassign',
  comment: 'todo.act.comment',
};

/** How the latest approval of a record stands; whoever is asked is led to their task, whoever submitted it may remind or withdraw. */
export function RecordApprovals({ object, id }: { object: string; id: string }) {
  const { data } = useQuery({
    queryKey: queryKeys.record(object, id, 'approvals'),
    queryFn: ({ signal }) => api.get(`/records/${object}/${id}/approvals`, { signal }),
  });
  const [latest] = data?.approvals ?? [];
  return latest ? <Latest progress={latest} /> : null;
}

function Latest({ progress }: { progress: Progress }) {
  const t = useText();
  const label = useLabel();
  const { approval, tasks, log } = progress;
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  const own = tasks.find(({ seats }) => seats.some(({ person, state }) => person.id === me.user.id && state === 'pending'));
  const asked = tasks.flatMap(({ seats }) => seats.filter(({ state }) => state === 'pending').map(({ person }) => person.name));
  return (
    <section className={styles.card} aria-label={t('todo.approval')} data-state={approval.state}>
      <div className={styles.line}>
        <StateChip state={approval.state} />
        <b>{label(approval.label)}</b>
        {asked.length > 0 && <span>{t('todo.waitsFor', { names: asked.join(t('todo.listSeparator')) })}</span>}
        <Time at={approval.endedAt ?? approval.submittedAt} />
        <span className={styles.acts}>
          {own && <Link to={paths.task(own.id)}>{t('todo.decide')}</Link>}
          <OwnActs progress={progress} />
          <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t('todo.progress')}
          </Button>
        </span>
      </div>
      {isOpen && <ApprovalProgress tasks={tasks} log={log} />}
    </section>
  );
}

function OwnActs({ progress: { approval, can, tasks } }: { progress: Progress }) {
  const t = useText();
  const client = useQueryClient();
  const [isEnding, setEnding] = useState(false);
  const [isReassigning, setReassigning] = useState(false);
  const act = async (asked: ApprovalAct) => {
    await api.post(`/approvals/${approval.id}/acts`, asked, { idempotencyKey: crypto.randomUUID() });
    toast.success(t(doneTexts[asked.act]));
    await client.invalidateQueries({ queryKey: queryKeys.record(approval.record.object, approval.record.id) });
  };
  return (
    <>
      {(['reopen', 'remind', 'withdraw'] as const)
        .filter((name) => can.includes(name))
        .map((name) => (
          <Button key={name} size="sm" variant="ghost" onClick={() => act({ act: name }).catch(toast.problem)}>
            {t(`todo.${name}`)}
          </Button>
        ))}
      {can.includes('reassign') && (
        <Button size="sm" variant="ghost" onClick={() => setReassigning(true)}>
          {t('todo.act.reassign')}
        </Button>
      )}
      {can.includes('terminate') && (
        <Button size="sm" variant="ghost" onClick={() => setEnding(true)}>
          {t('todo.terminate')}
        </Button>
      )}
      {isReassigning && (
        <ReassignDialog
          tasks={tasks}
          onReassign={(seat) => act({ act: 'reassign', ...seat })}
          onClose={() => setReassigning(false)}
        />
      )}
      {isEnding && <EndDialog onEnd={(comment) => act({ act: 'terminate', comment })} onClose={() => setEnding(false)} />}
    </>
  );
}

/** An administrator ends it, and says why. */
function EndDialog({ onEnd, onClose }: { onEnd: (comment: string) => Promise<void>; onClose: () => void }) {
  const t = useText();
  const [comment, setComment] = useState('');
  const submit = async () => {
    await onEnd(comment.trim());
    onClose();
  };
  return (
    <FormModal
      title={t('todo.terminate')}
      action={t('todo.terminate')}
      danger
      disabled={!comment.trim()}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('todo.terminateHelp')}</p>
      <Textarea
        label={t('todo.reason')}
        placeholder={t('todo.commentPlaceholder')}
        required
        data-autofocus
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </FormModal>
  );
}
