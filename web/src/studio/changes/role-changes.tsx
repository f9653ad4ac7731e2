import { useQuery } from '@tanstack/react-query';
import { everyOtherObject, type RoleBody } from '../../../../metadata/define/role.ts';
import { api } from '../../base/api.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { useSystemRight } from '../../base/use-me.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useDraftDefinitions } from '../model/draft-definitions.ts';
import { useAddressOf } from '../places/places-context.ts';
import { compareRoles, type Difference } from '../words/roles/compare-roles.ts';
import { useDifferenceWords } from '../words/roles/use-difference-words.ts';
import styles from './review-dialog.module.css';

type Changed = { name: string; base: unknown; body: unknown };

/** Who gains or loses access: role by role with how many people have it, right by right with what was and what will be. */
export function RoleChanges({ roles, onGo }: { roles: readonly Changed[]; onGo: () => void }) {
  const t = useText();
  const counts = useCounts();
  if (roles.length === 0) return <p>{t('studio.nothingHere')}</p>;
  return roles.map((role) => <OneRole key={role.name} {...role} people={counts.get(role.name)} onGo={onGo} />);
}

function OneRole({ name, base, body, people, onGo }: Changed & { people: number | undefined; onGo: () => void }) {
  const t = useText();
  const label = useLabel();
  const words = useDifferenceWords();
  const addressOf = useAddressOf();
  const objects = useDraftDefinitions().flatMap(({ kind, name: each }) => (kind === 'object' ? [each] : []));
  const [before, after] = [base, body].map((each) => (each as RoleBody | null) ?? nothing) as [RoleBody, RoleBody];
  const found = compareRoles(before, after, [everyOtherObject, ...objects]);
  const to = addressOf({ kind: 'role', name, at: [] });
  const title = label((body === null ? before : after).label) || name;
  const state = base === null ? ` · ${t('roles.isNew')}` : body === null ? ` · ${t('roles.isGone')}` : '';
  return (
    <>
      <h4>
        {to ? (
          <Link to={to} onClick={onGo}>
            {title}
          </Link>
        ) : (
          title
        )}
        {state}
        {people !== undefined && ` · ${t('roles.peopleCount', { count: people })}`}
      </h4>
      <ul className={styles.list}>
        {found.map((difference) => {
          const { what, sides } = words(difference);
          return (
            <li key={JSON.stringify(difference)}>
              <span className={styles.sign} role="img" aria-label={t(`roles.more.${signOf(difference)}`)}>
                {signs[signOf(difference)]}
              </span>
              {t('roles.fromTo', { what, from: sides[0], to: sides[1] })}
            </li>
          );
        })}
      </ul>
      {found.length === 0 && <p>{t('roles.noRightsChange')}</p>}
    </>
  );
}

const nothing: RoleBody = { label: { zh: '', en: '' }, objects: {} };
const signs = { gains: '+', loses: '−', differs: '~' } as const;

function signOf({ more }: Difference): keyof typeof signs {
  if (more === 0) return 'differs';
  return more > 0 ? 'gains' : 'loses';
}

/** How many people have each role; nothing for whoever may not know. */
function useCounts(): ReadonlyMap<string, number> {
  const mayKnow = useSystemRight('manageRoles');
  const { data = [] } = useQuery({
    queryKey: queryKeys.settings('role-people'),
    queryFn: ({ signal }) => api.get('/roles/people', { signal }),
    enabled: mayKnow,
  });
  return new Map(data.map(({ role, people }) => [role, people.length]));
}
