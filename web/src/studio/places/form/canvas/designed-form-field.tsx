import { useText } from '../../../../base/use-text.ts';
import { FormField } from '../../../../records/create/form-field.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import { AddField } from '../../page/canvas/add-field.tsx';
import { restKey } from '../../page/page-drop.ts';
import { formKey } from '../form-selected.ts';
import styles from './form-canvas.module.css';
import type { FormCanvasState } from './form-canvas.tsx';

type Props = {
  canvas: FormCanvasState;
  step: string | null;
  field: string;
  /** Nobody put it here: it comes because it must be filled in. */
  isNeeded?: boolean;
};

/** A field where the form asks for it, as it is filled in. */
export function DesignedFormField({ canvas, step, field, isNeeded = false }: Props) {
  const t = useText();
  const { object, values } = canvas;
  const key = isNeeded ? restKey(field) : formKey({ step, field });
  const drag = useDragElement(key, { kind: 'field', takes: { field: isNeeded ? undefined : 'beside' } });
  return (
    <div
      {...drag}
      className={styles.field}
      data-element={isNeeded ? undefined : key}
      data-selected={(!isNeeded && canvas.selectedKey === key) || undefined}
      data-needed={isNeeded || undefined}
    >
      <div inert>
        <FormField field={object.fields[field]} name={field} value={values[field]} onChange={ignore} />
        {object.fields[field] === undefined && field}
      </div>
      {isNeeded && <p className={styles.note}>{t('studio.askedAnyway')}</p>}
      {!isNeeded && <AddField adding={canvas.adding} at={key} place={{ step, after: field }} />}
    </div>
  );
}

/** Nothing is filled in while one designs. */
function ignore(): void {}
