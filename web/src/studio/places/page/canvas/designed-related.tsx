import { useModel } from '../../../../base/use-model.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { RelatedCard } from '../../../../records/related/related-card.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import type { DesignedRelated } from '../page-body.ts';
import { labelOfRelated } from '../page-labels.ts';
import { HiddenMark } from './hidden-mark.tsx';
import styles from './page-canvas.module.css';
import type { Canvas } from './page-canvas.tsx';

/** A list of related records: the real one, where there is a record to have some. */
export function DesignedRelatedList({ canvas, list }: { canvas: Canvas; list: DesignedRelated }) {
  const t = useText();
  const label = useLabel();
  const model = useModel();
  const key = `related.${list.id}`;
  const drag = useDragElement(key, { kind: 'related', takes: { related: 'beside' } });
  return (
    <div
      {...drag}
      className={styles.element}
      data-element={key}
      data-selected={canvas.selectedKey === key || undefined}
      data-absent={!canvas.isThere(key) || undefined}
    >
      <HiddenMark object={canvas.open.object.name} only={list.roles} />
      <div inert>
        {canvas.isSample ? (
          <RelatedCard open={canvas.open} related={list} />
        ) : (
          <section className={styles.rest}>
            <h3>{label(labelOfRelated(model, list))}</h3>
            <p>{t('record.related.none')}</p>
          </section>
        )}
      </div>
    </div>
  );
}
