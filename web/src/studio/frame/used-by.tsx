import { useQuery } from '@tanstack/react-query';
import type { UsedBy as Use } from '../../../../metadata/api/definitions.ts';
import { api } from '../../base/api.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { elementOf } from '../model/find-problems.ts';
import { useAddressOf } from '../places/places-context.ts';
import { bodyOf } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import styles from './properties-panel.module.css';

/** An object, a field or an option of one; or a definition of another kind. */
export type UseTarget = { object: string; field?: string; option?: string; button?: string } | { kind: string; name: string };

/** What names it, as it is published; nothing for what is not yet. */
export function useUses(target: UseTarget) {
  const { kind, name } = 'kind' in target ? target : { kind: 'object', name: target.object };
  const { field, option, button }: { field?: string; option?: string; button?: string } = 'kind' in target ? {} : target;
  const isPublished = useStudioState(({ definitions }) => {
    const body = definitions.get(`${kind}/${name}`)?.body as { fields?: object; buttons?: object } | undefined;
    const isThere = (name: string | undefined, among: object = {}) => name === undefined || Object.hasOwn(among, name);
    return body !== undefined && isThere(field, body.fields) && isThere(button, body.buttons);
  });
  return useQuery({
    queryKey: ['studio', 'uses', kind, name, field, option, button],
    queryFn: ({ signal }) => api.get(`/definitions/${kind}/${name}/used-by`, { query: { field, option, button }, signal }),
    enabled: isPublished,
  }).data;
}

/** “Used by 7”, with a link to each place. */
export function UsedBy({ target }: { target: UseTarget }) {
  const t = useText();
  const found = useUses(target);
  if (!found) return null;
  const { uses, personal } = found;
  if (uses.length + personal === 0) return <p className={styles.used}>{t('studio.unused')}</p>;
  return (
    <details className={styles.used}>
      <summary>{t('studio.usedBy', { count: uses.length + personal })}</summary>
      <UseList uses={uses} />
      {personal > 0 && <p>{t('studio.usedPersonally', { count: personal })}</p>}
    </details>
  );
}

export function UseList({ uses }: { uses: readonly Use[] }) {
  const label = useLabel();
  const addressOf = useAddressOf();
  const state = useStudioState((all) => all);
  return (
    <ul className={styles.uses}>
      {uses.map((use) => {
        const to = addressOf({ ...use, at: elementOf(bodyOf(state, use), use.path, use.kind) });
        return (
          <li key={`${use.kind} ${use.name} ${use.path}`}>{to ? <Link to={to}>{label(use.text)}</Link> : label(use.text)}</li>
        );
      })}
    </ul>
  );
}
