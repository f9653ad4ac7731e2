import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldByPerson } from '../../../../metadata/api/people.ts';
import type { Reference } from '../../../../metadata/wire.ts';
import { api, newIdempotencyKey } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { deactivateUser } from './deactivate-user.ts';
import type { UserLine } from './directory.ts';
import { ReferenceSelect } from './reference-select.tsx';

/** Before somebody leaves: what they hold, and who goes on with it. Long changes of owner go on as jobs, and each can be undone. */
export function LeaverModal({ user, onClose }: { user: UserLine; onClose: () => void }) {
  const t = useText();
  const [to, setTo] = useState<Reference | null>(null);
  const { data: held } = useQuery({
    queryKey: queryKeys.settings('held', user.id),
    queryFn: ({ signal }) => api.get(`/users/${user.id}/held`, { signal }),
    gcTime: 0,
  });
  const skip = () =>
    deactivateUser(user, t).then(onClose, (error) => {
      toast.problem(error);
    });
  const handOver = async () => {
    if (!held || !to) return;
    let kept = 0;
    for (const { object } of held.records) kept += await giveRecords({ object, from: user.id, to: to.id });
    if (held.asked > 0 || held.standsInFor.length > 0) await api.post(`/users/${user.id}/hand-over`, { to: to.id });
    await deactivateUser(user, t);
    if (kept > 0) toast.plain(t('leaver.kept', { count: kept }));
    onClose();
  };
  return (
    <FormModal
      title={t('leaver.title', { name: user.name })}
      action={t('leaver.handOver')}
      disabled={!held || !to}
      onSubmit={handOver}
      onClose={onClose}
    >
      {held ? <Held held={held} /> : <SkeletonRows count={3} />}
      <ReferenceSelect object="user" label={t('leaver.to')} value={to} onChange={setTo} except={user.id} />
      <p>{t('leaver.skipHelp')}</p>
      <Button onClick={skip}>{t('leaver.skip')}</Button>
    </FormModal>
  );
}

function Held({ held: { asked, records, standsInFor, processes } }: { held: HeldByPerson }) {
  const t = useText();
  const label = useLabel();
  return (
    <ul>
      {asked > 0 && <li>{t('leaver.asked', { count: asked })}</li>}
      {records.map((each) => (
        <li key={each.object}>{t('leaver.records', { object: label(each.label), count: each.count })}</li>
      ))}
      {standsInFor.length > 0 && <li>{t('leaver.standsInFor', { names: standsInFor.map(({ name }) => name).join('、') })}</li>}
      {processes.length > 0 && <li>{t('leaver.processes', { names: processes.map((each) => label(each.label)).join('、') })}</li>}
    </ul>
  );
}

type Giving = { object: string; from: string; to: string };

/** Answers how many could not change hands; those of a job say so themselves. */
async function giveRecords({ object, from, to }: Giving): Promise<number> {
  const filter = { field: 'owner', op: 'eq', value: from } as const;
  const change = { action: 'update', filter, values: { owner: to } } as const;
  const answer = await api.post(`/records/${object}/bulk`, change, { idempotencyKey: newIdempotencyKey() });
  return 'failed' in answer ? answer.failed.length : 0;
}
