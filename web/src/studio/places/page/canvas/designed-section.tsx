import { Suspense } from 'react';
import { useLabel } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { AbsentMark } from '../../../frame/absent-mark.tsx';
import { AsleepText } from '../../../frame/asleep-text.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import type { DesignedSection } from '../page-body.ts';
import { AddField } from './add-field.tsx';
import { DesignedButtons } from './designed-buttons.tsx';
import { DesignedFigures } from './designed-figures.tsx';
import { DesignedRow } from './designed-row.tsx';
import { HiddenMark } from './hidden-mark.tsx';
import styles from './page-canvas.module.css';
import type { Canvas } from './page-canvas.tsx';

/** A section as it stands on the page, with ＋ between its fields. */
export function DesignedSectionBox({ canvas, section }: { canvas: Canvas; section: DesignedSection }) {
  const label = useLabel();
  const { id, fields, columns = 1, cells = {}, text, report, buttons = [], folded } = section;
  const key = `sections.${id}`;
  const isAbsent =
    !canvas.isThere(key) && (fields.length > 0 || text !== undefined || report !== undefined || buttons.length > 0);
  const drag = useDragElement(key, {
    kind: 'sections',
    takes: { sections: 'beside', field: fields.length === 0 ? 'in' : undefined },
  });
  const isBeside = columns > 1 && canvas.width === 'desktop';
  return (
    <section
      {...drag}
      className={styles.section}
      data-element={key}
      data-selected={canvas.selectedKey === key || undefined}
      data-absent={isAbsent || undefined}
    >
      <h3 className={styles.heading}>
        {folded && <Icon name="chevron-right" size={14} />}
        {label(section.label)}
        <HiddenMark object={canvas.open.object.name} only={section.roles} />
        {isAbsent && <AbsentMark />}
      </h3>
      {text && <AsleepText text={text} />}
      <dl className={styles.rows} data-columns={columns}>
        {fields.map((path) => (
          <DesignedRow
            key={path}
            canvas={canvas}
            section={id}
            path={path}
            cell={cells[path]}
            axis={isBeside && !cells[path]?.wide ? 'x' : 'y'}
          />
        ))}
      </dl>
      <AddField adding={canvas.adding} at={key} place={{ section: id, ...(fields.length === 0 && { after: null }) }} isLine />
      <DesignedButtons object={canvas.open.object} names={buttons} />
      {report && canvas.isSample && (
        <Suspense>
          <DesignedFigures open={canvas.open} {...report} />
        </Suspense>
      )}
    </section>
  );
}
