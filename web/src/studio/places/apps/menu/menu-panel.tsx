import { type AppBody, takenKeys } from '../../../../../../metadata/define/app.ts';
import type { DashboardBody } from '../../../../../../metadata/define/dashboard.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { OrderedNamesControl } from '../../../controls/ordered-names-control.tsx';
import { SwitchControl, TextControl } from '../../../controls/plain-controls.tsx';
import { useObjectChoices } from '../../../controls/reference-controls.tsx';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { ElementActions } from '../../../frame/element-actions.tsx';
import { PropertiesPanel } from '../../../frame/properties-panel.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useElementBound } from '../../../store/use-element-bound.ts';
import { type Bound, useBound } from '../../../store/use-studio.ts';
import type { MenuLine } from './menu-lines.ts';
import { useObjectBodies } from './use-menu-elements.ts';
import type { MenuSteps } from './use-menu-steps.ts';

type Props = {
  app: string;
  body: AppBody;
  line: MenuLine | undefined;
  steps: MenuSteps;
  onSelect: (line?: MenuLine) => void;
};

/** The settings of what is selected in a menu: an object, a group, or the menu as a whole. */
export function MenuPanel(props: Props) {
  const { line } = props;
  if (line?.object !== undefined) return <ObjectPanel key={line.object} {...props} line={line as Required<MenuLine>} />;
  return line ? <GroupPanel key={line.section} {...props} line={line} /> : <WholePanel {...props} />;
}

function WholePanel({ app, body }: Props) {
  const t = useText();
  const label = useLabel();
  const objects = useObjectChoices();
  const dashboards = useDraftDefinitions()
    .filter(({ kind }) => kind === 'dashboard')
    .map(({ name, body: each }) => ({ value: name, label: label((each as DashboardBody).label) || name }));
  const list = { kind: 'app', name: app };
  return (
    <PropertiesPanel element={{ ...list, at: ['menu'] }} icon={body.icon} title={body.label} aside={t('menus.menu')}>
      <OrderedNamesControl
        label={t('menus.main')}
        help={t('menus.mainHelp')}
        element={{ ...list, at: ['main'] }}
        choices={objects}
        thing={body.label}
        setting="menus.main"
      />
      <OrderedNamesControl
        label={t('menus.tabs')}
        help={t('menus.tabsHelp')}
        element={{ ...list, at: ['tabs'] }}
        choices={objects}
        most={2}
        thing={body.label}
        setting="menus.tabs"
      />
      <OrderedNamesControl
        label={t('nav.dashboards')}
        help={t('menus.dashboardsHelp')}
        element={{ ...list, at: ['dashboards'] }}
        choices={dashboards}
        thing={body.label}
        setting="nav.dashboards"
      />
    </PropertiesPanel>
  );
}

function GroupPanel({ app, body, line: { section }, steps, onSelect }: Props & { line: MenuLine }) {
  const t = useText();
  const group = body.menu.find(({ id }) => id === section);
  const title = group?.label ?? body.label;
  const at = ['menu', section];
  const bound = useElementBound({ kind: 'app', name: app, at }, title);
  return (
    <PropertiesPanel
      element={{ kind: 'app', name: app, at }}
      icon="layout-list"
      title={title}
      aside={t('menus.group')}
      actions={
        <ElementActions
          onMove={(by) => steps.move({ section }, by)}
          remove={{
            label: t('menus.removeGroup'),
            run: () => {
              steps.remove({ section });
              onSelect();
            },
          }}
        />
      }
    >
      <TextPairControl label={t('studio.name')} help={t('menus.groupNameHelp')} bound={bound('label', 'studio.name')} optional />
    </PropertiesPanel>
  );
}

function ObjectPanel({ app, body, line, steps, onSelect }: Props & { line: Required<MenuLine> }) {
  const t = useText();
  const { object, section } = line;
  const known = useObjectBodies().get(object);
  const title = known?.label ?? { zh: object, en: object };
  const isIn = (list: 'main' | 'tabs') => body[list]?.includes(object) ?? false;
  const isFull = (body.tabs?.length ?? 0) >= 2 && !isIn('tabs');
  return (
    <PropertiesPanel
      element={{ kind: 'app', name: app, at: ['menu', section, 'objects', object] }}
      icon={known?.icon ?? 'cube'}
      title={title}
      aside={<code>{object}</code>}
      actions={
        <ElementActions
          onMove={(by) => onSelect(steps.move(line, by))}
          remove={{
            label: t('menus.takeOff'),
            run: () => {
              steps.remove(line);
              onSelect();
            },
          }}
        />
      }
    >
      <KeyControl app={app} object={object} steps={steps} />
      <SwitchControl
        label={t('menus.isMain')}
        help={t('menus.mainHelp')}
        bound={asSwitch(app, ['main', object], isIn('main'), (to) => steps.setIn('main', object, to))}
      />
      {isFull ? (
        <p>{t('menus.tabsFull')}</p>
      ) : (
        <SwitchControl
          label={t('menus.isTab')}
          bound={asSwitch(app, ['tabs', object], isIn('tabs'), (to) => steps.setIn('tabs', object, to))}
        />
      )}
    </PropertiesPanel>
  );
}

function asSwitch(app: string, at: string[], value: boolean, set: (to: boolean) => void): Bound<boolean> {
  return { value, write: (to) => set(to === true), isOwn: false, reset() {}, element: { kind: 'app', name: app, at } };
}

/** A letter; that it is taken is said as one types it. */
function KeyControl({ app, object, steps }: { app: string; object: string; steps: MenuSteps }) {
  const t = useText();
  const bound = useBound<string>(
    { kind: 'app', name: app, at: ['shortcuts', object, 'key'] },
    { key: 'studio.did.change', values: { thing: { zh: object, en: object } } },
  );
  const write = (text: string | undefined) => {
    const letter = text?.toLowerCase().match(/[a-z]/g)?.at(-1);
    if (text === undefined || letter) steps.setKey(object, letter);
  };
  return (
    <TextControl
      label={t('menus.key')}
      help={t('menus.keyHelp', { letters: takenKeys.toUpperCase().split('').join(' ') })}
      bound={{ ...bound, write }}
    />
  );
}
