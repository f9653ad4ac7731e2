import type { AppBody } from '../../../../../metadata/define/app.ts';
import { paths } from '../../../base/paths.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useObjects } from '../objects/use-objects.ts';
import { useAddressOf } from '../places-context.ts';
import { HomeCard } from './home-card.tsx';
import styles from './home-page.module.css';

const most = 12;

/** The objects there are, what is not published yet first. */
export function ObjectsCard() {
  const t = useText();
  const label = useLabel();
  const objects = useObjects().toSorted((one, other) => Number(other.isNew) - Number(one.isNew));
  return (
    <HomeCard
      icon="cube"
      title={t('studio.objects')}
      count={objects.length}
      more={{ label: t('studio.home.all'), to: paths.studio('objects') }}
    >
      <ul className={styles.chips}>
        {objects.slice(0, most).map(({ name, body, isNew }) => (
          <li key={name}>
            <Link to={paths.studio('objects', name)} className={styles.chip}>
              <Icon name={body.icon} /> {label(body.label) || name}
              {isNew && <small>{t('studio.mark.new')}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </HomeCard>
  );
}

/** What people see as apps. */
export function AppsCard() {
  const t = useText();
  const label = useLabel();
  const addressOf = useAddressOf();
  const apps = useDraftDefinitions().filter(({ kind }) => kind === 'app');
  return (
    <HomeCard icon="package" title={t('studio.home.apps')} count={apps.length}>
      <ul className={styles.chips}>
        {apps.map(({ kind, name, body }) => {
          const { label: own, icon = 'cube' } = body as Partial<AppBody> & { icon?: string };
          const to = addressOf({ kind, name, at: [] });
          const shown = (
            <>
              <Icon name={icon} /> {label(own) || name}
            </>
          );
          return (
            <li key={name}>
              {to ? (
                <Link to={to} className={styles.chip}>
                  {shown}
                </Link>
              ) : (
                <span className={styles.chip}>{shown}</span>
              )}
            </li>
          );
        })}
      </ul>
    </HomeCard>
  );
}
