import { useQuery } from '@tanstack/react-query';
import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { FieldTypeName } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { definitionKey } from '../../../../../metadata/merge/definition-key.ts';
import { api } from '../../../base/api.ts';
import type { AnswerAt } from '../../../base/api-types.ts';
import { paths } from '../../../base/paths.ts';
import { toast } from '../../../base/toast.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useGo } from '../../../ui/use-go.ts';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun, useStudioState } from '../../store/use-studio.ts';
import { restore } from './restore.ts';
import styles from './trash-page.module.css';

type Removed = AnswerAt<'GET', '/definitions/removed'>['removed'][number];

/** Objects, fields and choice lists that were removed, for as long as their values are kept; what is restored waits to be published like every change. */
export function TrashPage() {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['studio', 'removed'],
    queryFn: ({ signal }) => api.get('/definitions/removed', { signal }),
    staleTime: 0,
  });
  return (
    <StudioFrame
      crumbs={[{ label: t('studio.trash'), to: paths.studio('trash') }]}
      up={paths.studio()}
      left={<PlaceList here="trash" />}
    >
      {data?.removed.length === 0 ? (
        <EmptyState icon="trash" title={t('studio.trashEmpty')} help={t('studio.trashHelp')} />
      ) : (
        <div className={styles.page}>
          <p>{t('studio.trashHelp')}</p>
          <ul className={styles.list}>
            {data?.removed.map((each) => (
              <RemovedThing key={`${each.kind} ${each.object} ${each.field}`} {...each} />
            ))}
          </ul>
        </div>
      )}
    </StudioFrame>
  );
}

function RemovedThing(removed: Removed) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const restoreIt = useRestore();
  const { kind, object, field, type, at, until } = removed;
  const owner = useStudioState((state) => bodyOf(state, { kind, name: object })) as ObjectBody | undefined;
  const isBack = owner !== undefined && (field === undefined || Object.hasOwn(owner.fields, field));
  const known = type !== undefined && Object.hasOwn(fieldTypes, type) ? fieldTypes[type as FieldTypeName] : undefined;
  return (
    <li className={styles.thing}>
      <Icon name={known?.design.icon ?? (kind === 'list' ? 'list-check' : 'cube')} size={18} />
      <span className={styles.name}>
        {field !== undefined && `${label(owner?.label) || object} › `}
        {label(removed.label)}
        <small>
          {known ? label(known.label) : t(kind === 'list' ? 'studio.kind.list' : 'studio.object')} ·{' '}
          {t('studio.removedAt', { time: format.relativeTime(at) })} ·{' '}
          {t('studio.keptUntil', { day: format.date(until.slice(0, 10)) })}
        </small>
      </span>
      {isBack ? (
        <span>{t('studio.isBack')}</span>
      ) : (
        <Button size="sm" onClick={() => void restoreIt(removed).catch(toast.problem)} disabled={field !== undefined && !owner}>
          {t('studio.putBack')}
        </Button>
      )}
    </li>
  );
}

/** As it was in the last revision that had it. */
function useRestore() {
  const go = useGo();
  const run = useRun();
  const { store } = useStudio();
  return async ({ kind: of, object, field, last, label }: Removed) => {
    const { revision, definitions } = store.get();
    const { changes } = await api.get(`/definitions/revisions/${last}`, { query: { from: String(revision) } });
    const before = new Map<string, Definition>(definitions);
    for (const change of changes) {
      const { kind, name } = change;
      if (change.change === 'removed') before.delete(definitionKey(change));
      else before.set(definitionKey(change), { kind, name, body: change.body } as Definition);
    }
    run({ key: 'studio.did.restore', values: { thing: label } }, (step) =>
      restore(step, [...before.values()], { kind: of, object, field }),
    );
    await go(
      of === 'list'
        ? paths.studio('lists', object)
        : paths.studio('objects', object, ...(field === undefined ? [] : ['fields', field])),
    );
  };
}
