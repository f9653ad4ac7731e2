import { Suspense } from 'react';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import type { DesignedPage, DesignedRelated, DesignedSection } from '../page-body.ts';
import { partKey } from '../page-drop.ts';
import { DesignedRelatedList } from './designed-related.tsx';
import { DesignedSectionBox } from './designed-section.tsx';
import styles from './page-canvas.module.css';
import type { Canvas } from './page-canvas.tsx';
import { RestBox } from './rest-box.tsx';

type Props = {
  canvas: Canvas;
  /** None: what is there before any tab is chosen. */
  tab: DesignedPage['tabs'][0] | undefined;
  sections: readonly DesignedSection[];
  related: readonly DesignedRelated[];
  /** Fields that no section names. */
  rest: readonly string[];
};

/** A part of a page: its sections beside the lists of related records. */
export function DesignedPart({ canvas, tab, sections, related, rest }: Props) {
  const t = useText();
  const drag = useDragElement(partKey(tab?.id), {
    takes: {
      tabs: tab && 'beside',
      sections: sections.length === 0 ? 'in' : undefined,
      related: related.length === 0 ? 'in' : undefined,
    },
  });
  return (
    <div {...drag} className={styles.part}>
      {tab && <TabHead canvas={canvas} tab={tab} />}
      <div className={styles.columns}>
        <div className={styles.sections}>
          {sections.map((section) => (
            <DesignedSectionBox key={section.id} canvas={canvas} section={section} />
          ))}
          {rest.length > 0 && <RestBox canvas={canvas} fields={rest} />}
        </div>
        <div className={styles.related}>
          {!tab && canvas.open.object.timeline !== false && (
            <div className={styles.timeline}>
              <Icon name="clock" />
              {t('record.part.timeline')}
            </div>
          )}
          {related.map((list) => (
            <Suspense key={list.id}>
              <DesignedRelatedList canvas={canvas} list={list} />
            </Suspense>
          ))}
        </div>
      </div>
    </div>
  );
}

function TabHead({ canvas, tab }: { canvas: Canvas; tab: NonNullable<Props['tab']> }) {
  const label = useLabel();
  const key = `tabs.${tab.id}`;
  const drag = useDragElement(key, { kind: 'tabs' });
  return (
    <p
      {...drag}
      className={styles.tab}
      data-element={key}
      data-selected={canvas.selectedKey === key || undefined}
      data-absent={!canvas.isThere(key) || undefined}
    >
      <Icon name="folder" size={14} />
      {label(tab.label)}
    </p>
  );
}
