import type { AnswerAt } from '../../base/api-types.ts';
import { useText } from '../../base/use-text.ts';
import { Link } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { elementOf } from '../model/find-problems.ts';
import { useAddressOf } from '../places/places-context.ts';
import type { Element } from '../store/commands.ts';
import { bodyOf } from '../store/state.ts';
import { useStudioState } from '../store/use-studio.ts';
import { useElementText } from '../words/element-text.ts';
import styles from './review-dialog.module.css';

type Check = AnswerAt<'POST', `/change-sets/${string}/check`>;
type Props = { check: Check; onGo: () => void };

/** All that stands in the way, each with the way to its place. */
export function FoundProblems({ check: { problems, overlaps }, onGo }: Props) {
  const t = useText();
  const elementText = useElementText();
  if (problems.length + overlaps.length === 0) return null;
  return (
    <section className={styles.problems}>
      <h3>{t('studio.problemCount', { count: problems.length + overlaps.length })}</h3>
      <ul className={styles.list}>
        {problems.map((problem) => (
          <FoundProblem key={`${problem.field} ${problem.message}`} {...problem} onGo={onGo} />
        ))}
        {overlaps.map(({ kind, name, at, changedBy, changedAt }) => (
          <li key={`${kind}/${name}`}>
            {t('studio.overlap', {
              thing: at.map((each) => elementText({ kind, name, at: each.split('.').filter(Boolean) })).join('; '),
            })}
            {changedAt !== undefined && (
              <>
                {' · '}
                {changedBy?.name ?? t('studio.platform')} <Time at={changedAt} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What keeps nobody from publishing: they press the button having read it. */
export function FoundWarnings({ check: { warnings }, onGo }: Props) {
  const t = useText();
  if (warnings.length === 0) return null;
  return (
    <section className={styles.warnings}>
      <h3>{t('studio.warningCount', { count: warnings.length })}</h3>
      <ul className={styles.list}>
        {warnings.map((warning) => (
          <FoundProblem key={`${warning.field} ${warning.message}`} {...warning} onGo={onGo} />
        ))}
      </ul>
    </section>
  );
}

function FoundProblem({ field = '', message, onGo }: Check['problems'][number] & Pick<Props, 'onGo'>) {
  const t = useText();
  const addressOf = useAddressOf();
  const elementText = useElementText();
  const state = useStudioState((all) => all);
  const place = readPlace(field);
  const element = place && { ...place, at: elementOf(bodyOf(state, place), place.path, place.kind) };
  const to = element && addressOf(element);
  const text = element ? t('studio.problemAt', { thing: elementText(asNamed(element)), problem: message }) : message;
  return (
    <li>
      {to ? (
        <Link to={to} onClick={onGo}>
          {text}
        </Link>
      ) : (
        text
      )}
    </li>
  );
}

/** The field, rule or section that somebody knows, and not the member of it. */
function asNamed({ at, ...element }: Element): Element {
  return { ...element, at: at.slice(0, 2) };
}

/** `object/part#fields.size` → the definition and the path in it. */
function readPlace(field: string): { kind: string; name: string; path: string } | undefined {
  const [, kind, name, path = ''] = /^(\w+)\/([^#]+)(?:#(.*))?$/.exec(field) ?? [];
  return kind !== undefined && name !== undefined ? { kind, name, path } : undefined;
}
