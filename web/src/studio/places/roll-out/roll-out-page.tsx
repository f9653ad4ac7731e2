import { useQuery } from '@tanstack/react-query';
import { api } from '../../../base/api.ts';
import type { AnswerAt } from '../../../base/api-types.ts';
import { paths } from '../../../base/paths.ts';
import { useFormat } from '../../../base/use-format.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { PlaceList } from '../../frame/place-list.tsx';
import { StudioFrame } from '../../frame/studio-frame.tsx';
import { type DraftedApp, useDraftedApps } from '../apps/use-apps.ts';
import { NextSteps } from './next-steps.tsx';
import { PhaseControl } from './phase-control.tsx';
import styles from './roll-out.module.css';

type Line = AnswerAt<'GET', '/apps/roll-out'>['apps'][number];

/** How far each app has come: who has it and since when, who works with it, and what happens next; each can be changed here. */
export function RollOutPage() {
  const t = useText();
  const apps = useDraftedApps();
  const { data } = useQuery({
    queryKey: ['studio', 'roll-out'],
    queryFn: ({ signal }) => api.get('/apps/roll-out', { signal }),
    staleTime: 0,
  });
  return (
    <StudioFrame
      crumbs={[{ label: t('rollOut.title'), to: paths.studio('roll-out') }]}
      up={paths.studio()}
      left={<PlaceList here="roll-out" />}
    >
      {apps.length === 0 ? (
        <EmptyState icon="rocket" title={t('rollOut.noApps')} help={t('studioApps.help')} />
      ) : (
        <div className={styles.page}>
          <p>{t('rollOut.help')}</p>
          {apps.map((app) => (
            <AppCard key={app.name} app={app} line={data?.apps.find(({ name }) => name === app.name)} />
          ))}
        </div>
      )}
    </StudioFrame>
  );
}

function AppCard({ app, line }: { app: DraftedApp; line: Line | undefined }) {
  const label = useLabel();
  const { name, body } = app;
  return (
    <section className={styles.app} aria-label={label(body.label)}>
      <header className={styles.head}>
        <Icon name={body.icon} size={20} />
        <h2>
          <Link to={paths.studio('apps', name)}>{label(body.label) || name}</Link>
        </h2>
      </header>
      {line && <Adoption line={line} />}
      <PhaseControl app={name} body={body} />
      <NextSteps app={name} body={body} />
    </section>
  );
}

/** What counts now, whatever is drafted. */
function Adoption({ line }: { line: Line }) {
  const t = useText();
  const format = useFormat();
  const { phase, since, people, active, made } = line;
  return (
    <p className={styles.adoption}>
      {t(`rollOut.now.${phase}`, { count: people })}
      {since !== null && ` · ${t('rollOut.since', { day: format.date(since) })}`}
      {phase !== 'off' && ` · ${t('rollOut.adoption', { active, people, made })}`}
    </p>
  );
}
