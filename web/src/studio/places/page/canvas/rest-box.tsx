import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import { restKey } from '../page-drop.ts';
import styles from './page-canvas.module.css';
import type { Canvas } from './page-canvas.tsx';

/** Fields that no section names, where a new field turns up by itself; each can be dragged to where it shall stand. */
export function RestBox({ canvas, fields }: { canvas: Canvas; fields: readonly string[] }) {
  const t = useText();
  return (
    <section className={styles.rest}>
      <h3>{t('studio.restOfPage')}</h3>
      <p>{t('studio.restOfPageHelp')}</p>
      <ul className={styles.chips}>
        {fields.map((name) => (
          <RestField key={name} canvas={canvas} name={name} />
        ))}
      </ul>
    </section>
  );
}

function RestField({ canvas, name }: { canvas: Canvas; name: string }) {
  const label = useLabel();
  const drag = useDragElement(restKey(name), { kind: 'field' });
  return (
    <li {...drag} className={styles.chip}>
      <Icon name="grip-vertical" size={14} />
      {label(canvas.open.object.fields[name]?.label) || name}
    </li>
  );
}
