import { useQuery } from '@tanstack/react-query';
import type { Gate } from '../../../../../metadata/define/gate.ts';
import { stoppedToday } from '../../../../../metadata/rules/stopped-today.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { typeOfPath } from '../../model/type-of-path.ts';
import { useProblemsAt } from '../../model/use-problems.ts';
import { useSettled } from '../../use-settled.ts';
import { useIsPublished } from '../rules/use-is-published.ts';
import { useSpeaker } from '../rules/use-speaker.ts';
import styles from './gates.module.css';

/** “Today: 12 of 200 records of this stage could not leave it”, with the records. */
export function GateReach({ object, name, gate }: { object: string; name: string; gate: Gate }) {
  const t = useText();
  const speaker = useSpeaker(object);
  const fields = speaker.model.objects[object]?.fields ?? {};
  const { here, stopped } = stoppedToday(gate, { fields, typeOf: (field) => typeOfPath(speaker, field) });
  const isWrong = useProblemsAt({ kind: 'object', name: object, at: ['gates', name] }).length > 0;
  const all = useCounted(object, here, !isWrong);
  const held = useCounted(object, stopped, !isWrong && stopped !== 'FALSE');
  if (isWrong || stopped === 'FALSE') return null;
  if (!held.isPublished) return <p className={styles.about}>{t('rules.todayUnpublished')}</p>;
  if (held.error || all.error) return <p className={styles.about}>{t('rules.todayUnknown')}</p>;
  const [counts, total] = [held.data?.counts, all.data?.counts];
  if (!counts || !total) return <p className={styles.about}>{t('rules.counting')}</p>;
  const records = held.data?.records ?? [];
  return (
    <details className={styles.reach} data-stops={counts.holds > 0 || undefined}>
      <summary>
        {t('gates.today', { count: counts.holds, all: total.holds })} {!counts.isAll && t('rules.newestOnly')}
      </summary>
      <ul>
        {records.map(({ id, title }) => (
          <li key={id}>
            <Link to={paths.record(object, id)}>{title ?? id}</Link>
          </li>
        ))}
      </ul>
      {counts.holds > records.length && <p>{t('rules.andMore', { count: counts.holds - records.length })}</p>}
    </details>
  );
}

/** How many records a condition holds for, and the newest of them; counted when nobody has typed for a moment. */
function useCounted(object: string, expression: string, enabled: boolean) {
  const settled = useSettled(expression, 500);
  const isPublished = useIsPublished(object, settled);
  const { data, error } = useQuery({
    queryKey: ['studio', 'try', object, settled],
    queryFn: ({ signal }) => api.post(`/definitions/object/${object}/try`, { expression: settled, counts: true }, { signal }),
    enabled: enabled && isPublished,
    retry: false,
  });
  return { data, error, isPublished };
}
