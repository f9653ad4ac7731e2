import { useQuery } from '@tanstack/react-query';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { queryKeys } from '../../../base/query-keys.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { changedPieces } from '../../changes/describe-changes.ts';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useProblems } from '../../model/use-problems.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useStudioState } from '../../store/use-studio.ts';
import { useElementText, useKindText } from '../../words/element-text.ts';
import { missingTexts } from '../translations/missing-texts.ts';
import { HomeCard } from './home-card.tsx';
import styles from './home-page.module.css';

const most = 8;

/** Change sets that wait to be published; a click opens one. */
export function SetsCard() {
  const t = useText();
  const format = useFormat();
  const { openSet } = useStudio();
  const here = useStudioState(({ set }) => set?.id);
  const { data: sets = [] } = useQuery({
    queryKey: queryKeys.settings('change-sets'),
    queryFn: ({ signal }) => api.get('/change-sets', { signal }),
    staleTime: 0,
  });
  return (
    <HomeCard icon="arrows-split" title={t('studio.home.sets')} count={sets.length}>
      {sets.length === 0 && <p>{t('studio.home.noSets')}</p>}
      <ul className={styles.lines}>
        {sets.slice(0, most).map(({ id, name, drafts, changedBy, changedAt }) => (
          <li key={id}>
            <button type="button" className={styles.line} onClick={() => void openSet(id)} aria-pressed={id === here}>
              {name}
              <small>
                {t('studio.home.setLine', { count: drafts, by: changedBy?.name ?? '', at: format.relativeTime(changedAt) })}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}

/** What stands in the way of publishing what one works on. */
export function ProblemsCard() {
  const t = useText();
  const label = useLabel();
  const elementText = useElementText();
  const problems = useProblems();
  return (
    <HomeCard icon="alert-triangle" title={t('studio.problems')} count={problems.length}>
      {problems.length === 0 && <p>{t('studio.noProblems')}</p>}
      <ul className={styles.lines}>
        {problems.slice(0, most).map((each) => (
          <li key={[each.kind, each.name, ...each.at, each.message.en].join('\n')}>
            <Link to={paths.customise(each.kind, each.name, ...each.at)} className={styles.line}>
              {elementText(each)}
              <small>{label(each.message)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}

/** What the workspace has made different from what is shipped. */
export function OwnCard() {
  const t = useText();
  const elementText = useElementText();
  const kindText = useKindText();
  const definitions = useStudioState((state) => state.definitions);
  const own = [...definitions.values()].flatMap(({ kind, name, body, shipped }) =>
    shipped === undefined ? [] : [{ kind, name, count: changedPieces({ kind, name }, shipped, body).length }],
  );
  return (
    <HomeCard icon="pencil" title={t('studio.home.own')} count={own.length}>
      {own.length === 0 && <p>{t('studio.home.noOwn')}</p>}
      <ul className={styles.lines}>
        {own.slice(0, most).map(({ kind, name, count }) => (
          <li key={`${kind}/${name}`}>
            <Link to={paths.customise(kind, name)} className={styles.line}>
              {elementText({ kind, name, at: [] })}
              <small>{t('studio.home.ownLine', { kind: kindText(kind), count })}</small>
            </Link>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}

/** How many texts wait for a translation. */
export function TranslationsCard() {
  const t = useText();
  const count = missingTexts(useDraftDefinitions()).length;
  return (
    <HomeCard
      icon="language"
      title={t('studio.translations')}
      count={count}
      more={{ label: t('studio.home.open'), to: paths.studio('translations') }}
    />
  );
}

/** What was deleted and can come back. */
export function TrashCard() {
  const t = useText();
  const { data } = useQuery({
    queryKey: ['studio', 'removed'],
    queryFn: ({ signal }) => api.get('/definitions/removed', { signal }),
    staleTime: 0,
  });
  return (
    <HomeCard
      icon="trash"
      title={t('studio.trash')}
      count={data?.removed.length ?? 0}
      more={{ label: t('studio.home.open'), to: paths.studio('trash') }}
    />
  );
}
