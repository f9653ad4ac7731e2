import type { AppBody } from '../../../../../../metadata/define/app.ts';
import type { DashboardBody } from '../../../../../../metadata/define/dashboard.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { Kbd } from '../../../../ui/kbd.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { AddObject } from './add-object.tsx';
import styles from './menu-designer.module.css';
import { lineKey, type MenuLine } from './menu-lines.ts';
import { useObjectBodies } from './use-menu-elements.ts';
import type { MenuSteps } from './use-menu-steps.ts';

type Props = { body: AppBody; selected: MenuLine | undefined; steps: MenuSteps; onSelect: (line?: MenuLine) => void };

/** The menu as it stands at the left of the product, and the bar of phones. */
export function MenuCanvas(props: Props) {
  return (
    <div className={styles.canvas}>
      <SideMenu {...props} />
      <PhoneBar {...props} />
    </div>
  );
}

function SideMenu({ body, selected, steps, onSelect }: Props) {
  const t = useText();
  const label = useLabel();
  return (
    <nav className={styles.menu} aria-label={t('menus.atDesk')}>
      <p className={styles.caption}>{t('menus.atDesk')}</p>
      <Entry icon="home" label={t('nav.home')} />
      {body.menu.map((section, index) => (
        <div key={section.id} className={styles.group}>
          <button
            type="button"
            className={styles.heading}
            aria-pressed={selected !== undefined && lineKey(selected) === section.id}
            onClick={() => onSelect({ section: section.id })}
          >
            {section.label ? label(section.label) : index === 0 ? label(body.label) : t('menus.noName')}
          </button>
          {section.objects.map((object) => (
            <ObjectEntry key={object} {...{ body, selected, onSelect, object }} section={section.id} />
          ))}
          <AddObject menu={body.menu} onAdd={(object) => steps.addObject(section.id, object)} />
        </div>
      ))}
      <Dashboards names={body.dashboards ?? []} />
    </nav>
  );
}

function ObjectEntry({ body, section, object, selected, onSelect }: Omit<Props, 'steps'> & { section: string; object: string }) {
  const label = useLabel();
  const known = useObjectBodies().get(object);
  const line = { section, object };
  const key = body.shortcuts?.find((shortcut) => shortcut.object === object)?.key;
  return (
    <button
      type="button"
      className={styles.entry}
      aria-pressed={selected !== undefined && lineKey(selected) === lineKey(line)}
      onClick={() => onSelect(line)}
    >
      <Icon name={known?.icon ?? 'cube'} size={18} />
      <span>{label(known?.plural ?? known?.label) || object}</span>
      {key && <Kbd keys={`g ${key}`} />}
    </button>
  );
}

function Dashboards({ names }: { names: readonly string[] }) {
  const t = useText();
  const label = useLabel();
  const definitions = useDraftDefinitions().filter(({ kind }) => kind === 'dashboard');
  if (names.length === 0) return null;
  return (
    <div className={styles.group}>
      <p className={styles.heading}>{t('nav.dashboards')}</p>
      {names.map((name) => {
        const body = definitions.find((each) => each.name === name)?.body as DashboardBody | undefined;
        return <Entry key={name} icon="layout-dashboard" label={label(body?.label) || name} />;
      })}
    </div>
  );
}

function Entry({ icon, label }: { icon: string; label: string }) {
  return (
    <p className={styles.entry}>
      <Icon name={icon} size={18} />
      <span>{label}</span>
    </p>
  );
}

function PhoneBar({ body }: Props) {
  const t = useText();
  const label = useLabel();
  const objects = useObjectBodies();
  const all = [...new Set([...(body.tabs ?? []), ...body.menu.flatMap((section) => section.objects)])];
  const [first, second] = all.map((name) => ({ name, body: objects.get(name), isChosen: body.tabs?.includes(name) }));
  const hasDashboard = (body.dashboards?.length ?? 0) > 0;
  const named = (tab: typeof first) => label(tab?.body?.plural ?? tab?.body?.label) || tab?.name || '';
  return (
    <section className={styles.phone} aria-label={t('menus.onPhone')}>
      <p className={styles.caption}>{t('menus.onPhone')}</p>
      <div className={styles.tabs}>
        <Tab icon="home" label={t('nav.home')} />
        {first && <Tab icon={first.body?.icon ?? 'cube'} label={named(first)} />}
        <Tab icon="plus" label={t('action.create')} />
        {second && (second.isChosen || !hasDashboard) ? (
          <Tab icon={second.body?.icon ?? 'cube'} label={named(second)} />
        ) : (
          hasDashboard && <Tab icon="chart-bar" label={t('nav.dashboards')} />
        )}
        <Tab icon="menu-2" label={t('nav.all')} />
      </div>
    </section>
  );
}

function Tab({ icon, label }: { icon: string; label: string }) {
  return (
    <span className={styles.tab}>
      <Icon name={icon} size={22} />
      {label}
    </span>
  );
}
