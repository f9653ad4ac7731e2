import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import { fillText } from '../../../../../metadata/definition-problem.ts';
import { type Contradiction, contradictionTexts, findContradictions } from '../../../../../metadata/rules/contradictions.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Link } from '../../../ui/link.tsx';
import { useBody } from '../../store/use-studio.ts';
import styles from './rules-page.module.css';

/** What of a rule cannot be meant, beside what the other rules say. Nobody is kept from publishing it. */
export function RuleContradictions({ object, name }: { object: string; name: string }) {
  const t = useText();
  const label = useLabel();
  const body = useBody<ObjectBody>({ kind: 'object', name: object });
  const rules = byOrder(body?.rules ?? {});
  const found = findContradictions(rules).filter(({ rule }) => rule === name);
  const words = ({ code, field = '' }: Contradiction) =>
    label(fillText(contradictionTexts[code], { field: body?.fields[field]?.label ?? field }));
  if (found.length === 0) return null;
  return (
    <ul className={styles.note} aria-label={t('rules.contradictions')}>
      {found.map((each) => (
        <li key={`${each.code} ${each.other} ${each.field}`}>
          {words(each)}{' '}
          {each.other !== undefined && (
            <Link to={paths.studio('objects', object, 'rules', each.other)}>
              {label(body?.rules?.[each.other]?.label) || each.other}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
