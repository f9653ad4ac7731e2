import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import styles from './upgrade-notice.module.css';
import { dismissNotice, type InstalledSolution, useSolutions } from './use-solutions.ts';

/** What upgrades of solutions left for an administrator to look at; nothing for anybody else. */
export function UpgradeNotices() {
  const solutions = useSolutions();
  return solutions?.filter(({ notice }) => notice).map((each) => <UpgradeNotice key={each.name} solution={each} />);
}

function UpgradeNotice({ solution }: { solution: InstalledSolution }) {
  const t = useText();
  const label = useLabel();
  const name = label(solution.label);
  const { adopted = [], problems = [] } = solution.notice ?? {};
  const refused = problems.length > 0;
  return (
    <Card title={t(refused ? 'solutions.refused' : 'solutions.kept', { name })}>
      <div className={styles.notice}>
        <p>{t(refused ? 'solutions.refusedHelp' : 'solutions.keptHelp', { name, version: solution.version })}</p>
        <ul>
          {adopted.map(({ kind, name: definition, field, label: called }) => (
            <li key={`${kind}/${definition}#${field}`}>
              {label(called)} <code>{[definition, field].filter(Boolean).join('.')}</code>
            </li>
          ))}
          {problems.map(({ field, params }) => (
            <li key={`${field} ${params?.message?.en}`}>
              {label(params?.message)} <code>{field}</code>
            </li>
          ))}
        </ul>
        <Button onClick={() => dismissNotice(solution)}>{t('solutions.seen')}</Button>
      </div>
    </Card>
  );
}
