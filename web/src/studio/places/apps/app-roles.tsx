import type { RoleBody } from '../../../../../metadata/define/role.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { useDraftDefinitions } from '../../model/draft-definitions.ts';
import { useBody, useBound } from '../../store/use-studio.ts';
import styles from './app-page.module.css';

/** The platform's own, which has everything and stays as it is. */
const lastResort = 'administrator';

/** Which roles do without the app, which have it, and which administer it. */
export function AppRoles({ app }: { app: string }) {
  const t = useText();
  const roles = useDraftDefinitions().filter(({ kind, name }) => kind === 'role' && name !== lastResort);
  return (
    <section>
      <h2>{t('studioApps.roles')}</h2>
      <p className={styles.help}>{t('studioApps.rolesHelp')}</p>
      <ul className={styles.roles}>
        {roles.map(({ name, body }) => (
          <Role key={name} app={app} role={name} label={(body as RoleBody).label} />
        ))}
      </ul>
    </section>
  );
}

type Choice = 'has' | 'off' | 'administer';

function Role({ app, role, label: name }: { app: string; role: string; label: Label }) {
  const t = useText();
  const label = useLabel();
  const thing = useBody<{ label: Label }>({ kind: 'app', name: app })?.label ?? { zh: app, en: app };
  const bound = useBound<string>(
    { kind: 'role', name: role, at: ['apps', app] },
    { key: 'studioApps.did.role', values: { thing, role: name } },
  );
  return (
    <li className={styles.role}>
      <span>{label(name) || role}</span>
      <Segmented<Choice>
        label={t('studioApps.roleHas', { role: label(name) })}
        value={(bound.value as Choice | undefined) ?? 'has'}
        options={(['has', 'off', 'administer'] as const).map((value) => ({ value, label: t(`studioApps.role.${value}`) }))}
        onChange={(value) => bound.write(value === 'has' ? undefined : value)}
      />
    </li>
  );
}
