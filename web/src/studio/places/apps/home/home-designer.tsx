import { useRef } from 'react';
import type { AppBody } from '../../../../../../metadata/define/app.ts';
import { useText } from '../../../../base/use-text.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useGo } from '../../../../ui/use-go.ts';
import { WithDraftModel } from '../../../model/with-draft-model.tsx';
import { useBody } from '../../../store/use-studio.ts';
import { AppFrame } from '../app-frame.tsx';
import { AddCard } from './add-card.tsx';
import { HomeCanvas } from './home-canvas.tsx';
import styles from './home-designer.module.css';
import { type HomeElement, homeAddress, homeElementOf } from './home-elements.ts';
import { HomePanel } from './home-panel.tsx';
import { useHomeLabels } from './use-home-labels.ts';
import { listKey, useHomeList } from './use-home-list.ts';
import { useHomeSteps } from './use-home-steps.ts';

/** The home page of an app as people find it, its cards put in order and set where they stand; and its first steps. */
export function HomeDesigner({ app, parts }: { app: string; parts: readonly string[] }) {
  const t = useText();
  const go = useGo();
  const body = useBody<AppBody>({ kind: 'app', name: app });
  const labelOf = useHomeLabels(body);
  const steps = useHomeSteps(app, labelOf);
  const { elements, find, placesOf } = useHomeList(app, { body, labelOf });
  const adding = useRef<HTMLButtonElement>(null);
  if (!body)
    return (
      <AppFrame app={app} here="home">
        <EmptyState icon="apps" title={t('menus.noApp')} />
      </AppFrame>
    );
  const selected = homeElementOf(parts, body);
  const open = (element?: HomeElement) => void go(homeAddress(app, element));
  const act = (id: string, what: (element: HomeElement) => void) => {
    const element = find(id);
    if (element) what(element);
  };
  return (
    <AppFrame
      app={app}
      here="home"
      up={selected ? homeAddress(app) : undefined}
      previews
      list={{
        elements,
        selected: selected && listKey(selected),
        add: { label: t('menus.addCard'), run: () => adding.current?.click() },
        drags: true,
        onMove: (id, by) => act(id, (element) => steps.move(element, placesOf(id, by))),
        onRemove: (id) =>
          act(id, (element) => {
            steps.remove(element);
            open();
          }),
        onCopy: (id) =>
          act(id, (element) => {
            const copy = steps.copy(element);
            if (copy !== undefined) open({ list: element.list, id: copy });
          }),
      }}
      panel={<HomePanel app={app} body={body} selected={selected} steps={steps} labelOf={labelOf} onSelect={open} />}
    >
      <div className={styles.bar} data-builds>
        <p>{t('menus.homeHelp')}</p>
        <AddCard app={body} steps={steps} trigger={adding} onAdded={(id) => open({ list: 'home', id })} />
      </div>
      <WithDraftModel>
        <HomeCanvas body={body} selected={selected} labelOf={labelOf} onSelect={open} />
      </WithDraftModel>
    </AppFrame>
  );
}
