import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../../../metadata/query.ts';
import type { ImportJob } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useMe, useSystemRight } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecords } from '../../base/use-records.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';

export type StartStep = { id: string; name: string; minutes: number; done: boolean; begin: () => void };

const byMe: Filter = { field: 'created_by', op: 'eq', value: { me: true } };
const movedByMe: Filter = {
  and: [
    { field: 'updated_by', op: 'eq', value: { me: true } },
    { field: 'version', op: 'gt', value: 1 },
  ],
};

/** The steps this user can take, each done when the data says so. */
export function useStartSteps(): StartStep[] {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const model = useModel();
  const { sampleData } = useMe();
  const { account, follow_up: followUp, deal } = model.objects;
  const mayInvite = useSystemRight('manageUsers');
  const mayRemoveSamples = useSystemRight('manageSampleData');
  const made = { account: useAny('account', byMe), followUp: useAny('follow_up', byMe), moved: useAny('deal', movedByMe) };
  const imported = useHasImported();
  const invited = useAny('user', byMe);
  const steps: (StartStep | false | undefined)[] = [
    account?.access.create && {
      id: 'record',
      name: t('home.stepRecord', { object: label(account.label) }),
      minutes: 1,
      done: made.account,
      begin: () => openQuickCreate({ object: 'account' }),
    },
    followUp?.access.create && {
      id: 'followUp',
      name: t('home.stepFollowUp', { object: label(followUp.label) }),
      minutes: 1,
      done: made.followUp,
      begin: () => go(paths.list('account')),
    },
    deal?.access.edit && {
      id: 'move',
      name: t('home.stepMove', { object: label(deal.label) }),
      minutes: 1,
      done: made.moved,
      begin: () => go(paths.list('deal'), { search: { view: boardOf(model, 'deal') } }),
    },
    account?.access.import && {
      id: 'import',
      name: t('home.stepImport'),
      minutes: 2,
      done: imported,
      begin: () => go(paths.import('account')),
    },
    {
      id: 'view',
      name: t('home.stepView'),
      minutes: 1,
      done: model.views.some((view) => view.source !== 'shipped'),
      begin: () => go(paths.list(deal ? 'deal' : 'account')),
    },
    mayInvite && {
      id: 'invite',
      name: t('home.stepInvite'),
      minutes: 1,
      done: invited,
      begin: () => go(paths.settings('users')),
    },
    mayRemoveSamples && {
      id: 'sample',
      name: t('home.stepSample'),
      minutes: 1,
      done: !sampleData,
      begin: () => go(paths.settings('data')),
    },
  ];
  return steps.filter((step): step is StartStep => Boolean(step));
}

/** Is there any record of the object that fits? */
function useAny(object: string, filter: Filter): boolean {
  const exists = useModel().objects[object] !== undefined;
  const { data } = useRecords(object, { filter, select: ['id'], limit: 1 }, { enabled: exists });
  return (data?.records.length ?? 0) > 0;
}

function useHasImported(): boolean {
  const { data } = useQuery({
    queryKey: queryKeys.settings('imports'),
    queryFn: ({ signal }) => api.get<ImportJob[]>('/imports', { signal }),
  });
  return data?.some((job) => !job.dryRun && job.status === 'done') ?? false;
}

function boardOf({ views }: ReturnType<typeof useModel>, object: string): string | undefined {
  return views.find((view) => view.object === object && view.type === 'board')?.name;
}
