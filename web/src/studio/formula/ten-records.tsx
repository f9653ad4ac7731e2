import { useQuery } from '@tanstack/react-query';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useSettled } from '../use-settled.ts';
import styles from './formula.module.css';

/** What comes out for the ten newest records, as one types: asked for when nobody has typed for a moment. */
export function TenRecords({ object, expression }: { object: string; expression: string }) {
  const t = useText();
  const settled = useSettled(expression, 350);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['studio', 'try', object, settled, 'values'],
    queryFn: ({ signal }) => api.post(`/definitions/object/${object}/try`, { expression: settled, counts: false }, { signal }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (error) return <p className={styles.quiet}>{t('formula.notTried')}</p>;
  if (!data) return <p className={styles.quiet}>{t('formula.trying')}</p>;
  if (data.records.length === 0) return <p className={styles.quiet}>{t('formula.noRecords')}</p>;
  return (
    <table className={styles.records} aria-busy={isPlaceholderData || settled !== expression || undefined}>
      <caption>{t('formula.onRecords')}</caption>
      <tbody>
        {data.records.map(({ id, title, value }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={paths.record(object, id)}>{title ?? id}</Link>
            </th>
            <td data-blank={value === null || undefined}>{valueText(value, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function valueText(value: unknown, t: ReturnType<typeof useText>): string {
  if (value === null || value === undefined) return t('formula.blank');
  if (typeof value === 'boolean') return t(value ? 'formula.yes' : 'formula.no');
  return Array.isArray(value) ? value.join(', ') : String(value);
}
