import { useQueries, useQuery } from '@tanstack/react-query';
import type { FirstStep } from '../../../metadata/define/app.ts';
import type { Filter } from '../../../metadata/query.ts';
import type { Model } from '../../../metadata/wire.ts';
import { api } from '../base/api.ts';
import { useCurrentApp } from '../base/current-app.ts';
import { paths } from '../base/paths.ts';
import { queryKeys } from '../base/query-keys.ts';
import { openQuickCreate } from '../base/quick-create.ts';
import { queryRecords } from '../base/records.ts';
import { useMe, useSystemRight } from '../base/use-me.ts';
import { useModel } from '../base/use-model.ts';
import { useRecord } from '../base/use-records.ts';
import { useInlineLabel, useLabel, useText } from '../base/use-text.ts';
import { useGo } from '../ui/use-go.ts';

export type StartStep = { id: string; name: string; minutes: number; done: boolean; begin: () => void };

/** The steps this user can take, each done when the data says so: those of the apps, then those of every workspace. */
export function useStartSteps(): StartStep[] {
  const steps = useAppSteps();
  const t = useText();
  const go = useGo();
  const { sampleData, hadSampleData } = useMe();
  const mayInvite = useSystemRight('manageUsers');
  const mayRemoveSamples = useSystemRight('manageSampleData');
  const [hasInvited = false] = useIsDone([{ object: 'user', conditions: madeSince }]);
  return [
    ...steps,
    ...(mayInvite
      ? [
          {
            id: 'invite',
            name: t('home.stepInvite'),
            minutes: 1,
            done: hasInvited,
            begin: () => go(paths.settings('users')),
          },
        ]
      : []),
    ...(mayRemoveSamples && hadSampleData
      ? [
          {
            id: 'sample',
            name: t('home.stepSample'),
            minutes: 1,
            done: !sampleData,
            begin: () => go(paths.settings('data')),
          },
        ]
      : []),
  ];
}

function useAppSteps(): StartStep[] {
  const t = useText();
  const go = useGo();
  const label = useLabel();
  const inline = useInlineLabel();
  const model = useModel();
  const steps = useCurrentApp()
    .shown.flatMap(({ name, firstSteps = [] }) => firstSteps.map((step) => ({ ...step, id: `${name}.${step.id}` })))
    .filter(({ step, object }) => mayTake(model, step, object))
    .filter(isOnce);
  const answers = useIsDone(steps.map(({ step, object }) => ({ object, conditions: signsOf(model, step, object) })));
  const hasImported = useHasImported(steps.some(({ step }) => step === 'import'));
  const hasView = model.savedViews.length > 0;
  return steps.map(({ id, step, object, label: own, minutes = 1 }, index) => ({
    id,
    name: own ? label(own) : t(texts[step], { object: inline(model.outlines[object]?.label) }),
    minutes,
    done: step === 'import' ? hasImported : step === 'view' ? hasView : (answers[index] ?? false),
    begin: () => {
      if (step === 'create') openQuickCreate({ object });
      else if (step === 'import') go(paths.import(object));
      else go(paths.list(object), step === 'move' ? { search: { view: boardOf(model, object) } } : undefined);
    },
  }));
}

/** What is done for every object at once, and does not say for which, is offered once, whichever apps ask for it. */
function isOnce(one: FirstStep, at: number, all: readonly FirstStep[]): boolean {
  const isForAll = ({ step, label }: FirstStep) => label === undefined && doneForAll.has(step);
  return !isForAll(one) || all.findIndex((each) => isForAll(each) && each.step === one.step) === at;
}

const doneForAll: ReadonlySet<FirstStep['step']> = new Set(['import', 'view']);

const texts = {
  create: 'home.stepRecord',
  move: 'home.stepMove',
  import: 'home.stepImport',
  view: 'home.stepView',
} as const;

function mayTake({ outlines }: Model, step: FirstStep['step'], name: string): boolean {
  const access = outlines[name]?.access;
  if (step === 'view') return access?.read === true;
  return access?.[({ create: 'create', move: 'edit', import: 'import' } as const)[step]] === true;
}

type Signs = (joined: unknown) => Filter[];

/** A record that the user made since they came. */
const madeSince: Signs = (joined) => [{ field: 'created_by', op: 'eq', value: { me: true } }, newer('created_at', joined)];

/** What tells that a step was taken; nothing where something else does. */
function signsOf(model: Model, step: FirstStep['step'], object: string): Signs | undefined {
  if (step === 'create') return madeSince;
  return step === 'move' ? movedSince(model, object) : undefined;
}

/** A stage was left, and another entered by the user. */
function movedSince({ objects }: Model, name: string): Signs | undefined {
  const { track, fields = {} } = objects[name] ?? {};
  const entries = Object.keys(fields).find((field) => {
    const one = fields[field];
    return one !== undefined && 'via' in one && one.to === track?.into;
  });
  if (!track || entries === undefined) return undefined;
  const { enteredBy, enteredAt, leftAt } = track;
  return (joined) => [
    { some: entries, filter: { and: [{ field: enteredBy, op: 'eq', value: { me: true } }, newer(enteredAt, joined)] } },
    { some: entries, filter: newer(leftAt, joined) },
  ];
}

function newer(field: string, than: unknown): Filter {
  return { field, op: 'gt', value: than };
}

/** Whether a record meets the conditions, for each question. Sample data tells of days before the user came, so what is newer is real. */
function useIsDone(questions: { object: string; conditions: Signs | undefined }[]): boolean[] {
  const { user } = useMe();
  const { outlines } = useModel();
  const joined = useRecord('user', user.id, ['created_at']).data?.created_at;
  return useQueries({
    queries: questions.map(({ object, conditions }) => {
      const query = { filter: { and: conditions?.(joined) ?? [] }, select: ['id'], limit: 1 };
      return {
        queryKey: queryKeys.records(object, 'page', query),
        queryFn: ({ signal }: { signal: AbortSignal }) => queryRecords(object, query, signal),
        enabled: joined !== undefined && conditions !== undefined && outlines[object] !== undefined,
      };
    }),
    combine: (results) => results.map(({ data }) => (data?.records.length ?? 0) > 0),
  });
}

function useHasImported(mayImport: boolean): boolean {
  const { data } = useQuery({
    enabled: mayImport,
    queryKey: queryKeys.settings('imports'),
    queryFn: ({ signal }) => api.get('/imports', { signal }),
  });
  return data?.some((job) => !job.dryRun && job.status === 'done') ?? false;
}

function boardOf({ views }: Model, object: string): string | undefined {
  return views[object]?.find((view) => view.type === 'board')?.name;
}
