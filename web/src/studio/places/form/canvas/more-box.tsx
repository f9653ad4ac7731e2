import { useLabel, useText } from '../../../../base/use-text.ts';
import { Icon } from '../../../../ui/icon.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import page from '../../page/canvas/page-canvas.module.css';
import { restKey } from '../../page/page-drop.ts';
import type { FormCanvasState } from './form-canvas.tsx';

/** Fields that the form has one click away: a new field turns up here by itself. Each can be dragged to where it shall be asked for. */
export function MoreBox({ canvas, fields }: { canvas: FormCanvasState; fields: readonly string[] }) {
  const t = useText();
  return (
    <section className={page.rest}>
      <h3>{t('record.create.more', { count: fields.length })}</h3>
      <p>{t('studio.moreInFormHelp')}</p>
      <ul className={page.chips}>
        {fields.map((name) => (
          <MoreField key={name} canvas={canvas} name={name} />
        ))}
      </ul>
    </section>
  );
}

function MoreField({ canvas, name }: { canvas: FormCanvasState; name: string }) {
  const label = useLabel();
  const drag = useDragElement(restKey(name), { kind: 'field' });
  return (
    <li {...drag} className={page.chip}>
      <Icon name="grip-vertical" size={14} />
      {label(canvas.object.fields[name]?.label) || name}
    </li>
  );
}
