import type { AppBody } from '../../../../../../metadata/define/app.ts';
import { useText } from '../../../../base/use-text.ts';
import { Button } from '../../../../ui/button.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Icon } from '../../../../ui/icon.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { useBody } from '../../../store/use-studio.ts';
import { AppFrame } from '../app-frame.tsx';
import { MenuCanvas } from './menu-canvas.tsx';
import styles from './menu-designer.module.css';
import { lineKey, lineOf, menuAddress } from './menu-lines.ts';
import { MenuPanel } from './menu-panel.tsx';
import { useMenuElements } from './use-menu-elements.ts';
import { useMenuSteps } from './use-menu-steps.ts';

/** The menu of an app: its groups and objects as people have them, at a desk and on a phone. */
export function MenuDesigner({ app, parts }: { app: string; parts: readonly string[] }) {
  const t = useText();
  const go = useGo();
  const steps = useMenuSteps(app);
  const body = useBody<AppBody>({ kind: 'app', name: app });
  const { elements, find } = useMenuElements(app, body);
  if (!body)
    return (
      <AppFrame app={app} here="menu">
        <EmptyState icon="apps" title={t('menus.noApp')} />
      </AppFrame>
    );
  const selected = lineOf(parts, body.menu);
  const open = (line?: typeof selected) => void go(menuAddress(app, line));
  const addSection = () => open({ section: steps.addSection() });
  return (
    <AppFrame
      app={app}
      here="menu"
      up={selected ? menuAddress(app) : undefined}
      list={{
        elements,
        selected: selected && lineKey(selected),
        add: { label: t('menus.addGroup'), run: addSection },
        drags: true,
        onMove: (id, by) => {
          const line = find(id);
          if (line) open(steps.move(line, by));
        },
        onRemove: (id) => {
          const line = find(id);
          if (line) steps.remove(line);
          open();
        },
      }}
      panel={<MenuPanel app={app} body={body} line={selected} steps={steps} onSelect={open} />}
    >
      <div className={styles.bar} data-builds>
        <p>{t('menus.help')}</p>
        <Button size="sm" icon={<Icon name="plus" />} onClick={addSection}>
          {t('menus.addGroup')}
        </Button>
      </div>
      <MenuCanvas body={body} selected={selected} steps={steps} onSelect={open} />
    </AppFrame>
  );
}
