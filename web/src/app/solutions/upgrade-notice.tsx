import type { ReactNode } from 'react';
import { paths } from '../../base/paths.ts';
import { toast } from '../../base/toast.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useGo } from '../../ui/use-go.ts';
import styles from './upgrade-notice.module.css';
import { dismissNotice, draftShipped, type InstalledSolution, type UpgradeConflict, useSolutions } from './use-solutions.ts';

/** What upgrades of solutions left for an administrator to look at; nothing for anybody else. */
export function UpgradeNotices() {
  const solutions = useSolutions();
  return solutions?.filter(({ notice }) => notice).map((each) => <UpgradeNotice key={each.name} solution={each} />);
}

function UpgradeNotice({ solution }: { solution: InstalledSolution }) {
  const t = useText();
  const label = useLabel();
  const name = label(solution.label);
  const params = { name, version: solution.version };
  const { adopted = [], conflicts = [], hidden = [], problems = [] } = solution.notice ?? {};
  return (
    <Card title={t(titleOf(solution), { name })}>
      <div className={styles.notice}>
        {adopted.length > 0 && (
          <Part help={t('solutions.keptHelp', params)}>
            {adopted.map(({ kind, name: definition, field, option, label: called }) => (
              <li key={`${kind}/${definition}#${field}.${option}`}>
                {label(called)} <code>{[definition, field, option].filter(Boolean).join('.')}</code>
              </li>
            ))}
          </Part>
        )}
        {conflicts.length > 0 && (
          <Part help={t('solutions.conflictsHelp', params)}>
            {conflicts.map((conflict) => (
              <Conflict key={`${conflict.kind}/${conflict.name}#${conflict.path}`} conflict={conflict} />
            ))}
          </Part>
        )}
        {hidden.length > 0 && (
          <Part help={t('solutions.hiddenHelp', params)}>
            {hidden.map(({ role, field, labels }) => (
              <li key={`${role}#${field}`}>
                {labels.map(label).join(' › ')} <code>{field}</code>
              </li>
            ))}
          </Part>
        )}
        {problems.length > 0 && (
          <Part help={t('solutions.refusedHelp', params)}>
            {problems.map(({ field, params }) => (
              <li key={`${field} ${params?.message?.en}`}>
                {label(params?.message)} <code>{field}</code>
              </li>
            ))}
          </Part>
        )}
        <Button onClick={() => dismissNotice(solution)}>{t('solutions.seen')}</Button>
      </div>
    </Card>
  );
}

function titleOf({
  notice,
}: InstalledSolution): 'solutions.refused' | 'solutions.kept' | 'solutions.conflicts' | 'solutions.hidden' {
  if (notice?.problems?.length) return 'solutions.refused';
  if (notice?.adopted?.length) return 'solutions.kept';
  return notice?.conflicts?.length ? 'solutions.conflicts' : 'solutions.hidden';
}

function Part({ help, children }: { help: string; children: ReactNode }) {
  return (
    <>
      <p>{help}</p>
      <ul>{children}</ul>
    </>
  );
}

function Conflict({ conflict }: { conflict: UpgradeConflict }) {
  const t = useText();
  const label = useLabel();
  const { kind, name, at = [], path, what, labels, own, shipped } = conflict;
  const other = t('solutions.otherSetting');
  const place = labels.map(label).join(' › ') || name;
  const go = useGo();
  const draft = async () => {
    try {
      const set = await draftShipped(conflict, t('solutions.shippedAt', { place }));
      const open = { label: t('action.open'), run: () => go(paths.customise(kind, name, ...at), { search: { set } }) };
      toast.success(t('solutions.shippedDrafted', { place }), open);
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <li>
      {t(what === 'removed' ? 'solutions.conflictRemoved' : 'solutions.conflict', {
        place,
        own: own ? label(own) : other,
        shipped: shipped ? label(shipped) : other,
      })}{' '}
      <Link to={paths.customise(kind, name, ...at)}>
        <code>{[name, path].filter(Boolean).join('.')}</code>
      </Link>{' '}
      {conflict.at && (
        <Button size="sm" onClick={draft}>
          {t('solutions.useShipped')}
        </Button>
      )}
    </li>
  );
}
