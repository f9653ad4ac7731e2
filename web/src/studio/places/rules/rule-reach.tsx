import { useQuery } from '@tanstack/react-query';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import { refusedToday } from '../../../../../metadata/rules/refused-today.ts';
import { api } from '../../../base/api.ts';
import { paths } from '../../../base/paths.ts';
import { useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { typeOfPath } from '../../model/type-of-path.ts';
import { useProblemsAt } from '../../model/use-problems.ts';
import { useSettled } from '../../use-settled.ts';
import styles from './rules-page.module.css';
import { useIsPublished } from './use-is-published.ts';
import { useSpeaker } from './use-speaker.ts';

/** “Today: 3 of 200 records would be refused”, with the records. It is counted when nobody has typed for a moment, and no longer when somebody does. */
export function RuleReachToday({ object, name, rule }: { object: string; name: string; rule: Rule }) {
  const t = useText();
  const speaker = useSpeaker(object);
  const fields = speaker.model.objects[object]?.fields ?? {};
  const { does, expression } = refusedToday(rule, { fields, typeOf: (field) => typeOfPath(speaker, field) });
  const settled = useSettled(expression, 500);
  const isWrong = useProblemsAt({ kind: 'object', name: object, at: ['rules', name, 'when'] }).length > 0;
  const isPublished = useIsPublished(object, settled);
  const { data, isFetching, error } = useQuery({
    queryKey: ['studio', 'try', object, settled],
    queryFn: ({ signal }) => api.post(`/definitions/object/${object}/try`, { expression: settled, counts: true }, { signal }),
    enabled: !isWrong && isPublished,
    retry: false,
  });
  const { counts } = data ?? {};
  if (isWrong) return null;
  if (!isPublished) return <p className={styles.about}>{t('rules.todayUnpublished')}</p>;
  if (error) return <p className={styles.about}>{t('rules.todayUnknown')}</p>;
  if (!counts) return <p className={styles.about}>{t('rules.counting')}</p>;
  const said = t(`rules.today.${does}`, { count: counts.holds, looked: counts.looked });
  return (
    <details
      className={styles.reach}
      data-refuses={(does === 'refuse' && counts.holds > 0) || undefined}
      aria-busy={isFetching || undefined}
    >
      <summary>
        {said} {!counts.isAll && t('rules.newestOnly')}
      </summary>
      <ul>
        {data?.records.map(({ id, title }) => (
          <li key={id}>
            <Link to={paths.record(object, id)}>{title ?? id}</Link>
          </li>
        ))}
      </ul>
      {counts.holds > (data?.records.length ?? 0) && (
        <p>{t('rules.andMore', { count: counts.holds - (data?.records.length ?? 0) })}</p>
      )}
    </details>
  );
}
