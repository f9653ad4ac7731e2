import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../../../metadata/query.ts';
import type { ImportJob } from '../../../../metadata/wire.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { openQuickCreate } from '../../base/quick-create.ts';
import { useMe, useSystemRight } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { useRecord, useRecords } from '../../base/use-records.ts';
import { useInlineLabel, useText } from '../../base/use-text.ts';
import { useGo } from '../../ui/use-go.ts';

export type StartStep = { id: string; name: string; minutes: number; done: boolean; begin: () => void };

/** The steps this user can take, each done when the data says so. */
export function useStartSteps(): StartStep[] {
  const t = useText();
  const go = useGo();
  const label = useInlineLabel();
  const model = useModel();
  const { sampleData } = useMe();
  const { account, follow_up: followUp, deal } = model.objects;
  const mayInvite = useSystemRight('manageUsers');
  const mayRemoveSamples = useSystemRight('manageSampleData');
  const made = { account: useHasMade('account'), followUp: useHasMade('follow_up'), user: useHasMade('user') };
  const moved = useHasMoved('deal');
  const imported = useHasImported(account?.access.import ?? false);
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
      begin: () => openQuickCreate({ object: 'follow_up' }),
    },
    deal?.access.edit && {
      id: 'move',
      name: t('home.stepMove', { object: label(deal.label) }),
      minutes: 1,
      done: moved,
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
      done: made.user,
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

function useHasMade(object: string): boolean {
  const joined = useJoinedAt();
  return useAny(
    object,
    [{ field: 'created_by', op: 'eq', value: { me: true } }, newer('created_at', joined)],
    joined !== undefined,
  );
}

/** A stage was left, and another entered by the user. */
function useHasMoved(object: string): boolean {
  const joined = useJoinedAt();
  const entries = entriesOf(useModel(), object);
  return useAny(
    object,
    [
      {
        some: entries ?? '',
        filter: { and: [{ field: 'entered_by', op: 'eq', value: { me: true } }, newer('entered_at', joined)] },
      },
      { some: entries ?? '', filter: newer('left_at', joined) },
    ],
    entries !== undefined && joined !== undefined,
  );
}

/** The field that leads to the stages a record went through. */
function entriesOf({ objects }: ReturnType<typeof useModel>, name: string): string | undefined {
  const { track, fields = {} } = objects[name] ?? {};
  return Object.keys(fields).find((field) => {
    const one = fields[field];
    return track !== undefined && one !== undefined && 'via' in one && one.to === track.into;
  });
}

function newer(field: string, than: unknown): Filter {
  return { field, op: 'gt', value: than };
}

/** Sample data tells of days before the user came, so what is newer is real. */
function useJoinedAt(): unknown {
  const { user } = useMe();
  return useRecord('user', user.id, ['created_at']).data?.created_at;
}

function useAny(object: string, conditions: Filter[], isReady: boolean): boolean {
  const exists = useModel().objects[object] !== undefined;
  const query = { filter: { and: conditions }, select: ['id'], limit: 1 };
  const { data } = useRecords(object, query, { enabled: exists && isReady });
  return (data?.records.length ?? 0) > 0;
}

function useHasImported(mayImport: boolean): boolean {
  const { data } = useQuery({
    enabled: mayImport,
    queryKey: queryKeys.settings('imports'),
    queryFn: ({ signal }) => api.get<ImportJob[]>('/imports', { signal }),
  });
  return data?.some((job) => !job.dryRun && job.status === 'done') ?? false;
}

function boardOf({ views }: ReturnType<typeof useModel>, object: string): string | undefined {
  return views.find((view) => view.object === object && view.type === 'board')?.name;
}
