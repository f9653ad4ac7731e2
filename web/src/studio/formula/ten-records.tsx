import { useQuery } from '@tanstack/react-query';
import type { Field } from '../../../../metadata/define/field.ts';
import { api } from '../../base/api.ts';
import { paths } from '../../base/paths.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { useSettled } from '../use-settled.ts';
import styles from './formula.module.css';
import { useTriedValue } from './use-tried-value.ts';

/** An expression, or a computed field that is not made yet. */
type Tried = { expression: string } | { field: Field };

type Props = {
  object: string;
  tried: Tried;
  /** What stands in the editor cannot be tried; these are the answers of before. */
  isOld?: boolean;
  /** Says what an answer is worked out from: “Amount 120”. */
  say?: (path: string, value: unknown) => string | undefined;
};

/** What comes out for the ten newest records, as one types: asked for when nobody has typed for a moment, and no longer when somebody does. */
export function TenRecords({ object, tried, isOld = false, say }: Props) {
  const t = useText();
  const shown = useTriedValue();
  const wanted = JSON.stringify(tried);
  const settled = useSettled(wanted, 350);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['studio', 'try', object, settled, 'values'],
    queryFn: ({ signal }) => api.post(`/definitions/object/${object}/try`, JSON.parse(settled), { signal }),
    placeholderData: (before) => before,
    retry: false,
  });
  if (error) return <p className={styles.quiet}>{t('formula.notTried')}</p>;
  if (!data) return <p className={styles.quiet}>{t('formula.trying')}</p>;
  if (data.records.length === 0) return <p className={styles.quiet}>{t('formula.noRecords')}</p>;
  return (
    <table className={styles.records} aria-busy={isOld || isPlaceholderData || settled !== wanted || undefined}>
      <caption>{t('formula.onRecords')}</caption>
      <tbody>
        {data.records.map(({ id, title, value, reads = {} }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={paths.record(object, id)}>{title ?? id}</Link>
              {say && (
                <span className={styles.reads}>
                  {Object.entries(reads)
                    .flatMap((each) => say(...each) ?? [])
                    .join(' · ')}
                </span>
              )}
            </th>
            <td data-blank={value === null || undefined}>{shown(value, data.type)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
