import { useLabel } from '../../../../base/use-text.ts';
import { AbsentMark } from '../../../frame/absent-mark.tsx';
import { AsleepText } from '../../../frame/asleep-text.tsx';
import { useDragElement } from '../../../frame/drag-space.tsx';
import { AddField } from '../../page/canvas/add-field.tsx';
import type { DesignedStep } from '../form-body.ts';
import { formKey } from '../form-selected.ts';
import { DesignedFormField } from './designed-form-field.tsx';
import styles from './form-canvas.module.css';
import type { FormCanvasState } from './form-canvas.tsx';

type Props = {
  canvas: FormCanvasState;
  step: DesignedStep;
  number: number;
  /** Fields that come with it because they must be filled in. */
  needed: readonly string[];
};

/** A step of a form, or all of it where it has none, with ＋ between its fields. */
export function DesignedStepBox({ canvas, step, number, needed }: Props) {
  const label = useLabel();
  const { id, fields, text } = step;
  const key = formKey({ step: id });
  const isStep = id !== null;
  const drag = useDragElement(key, {
    kind: isStep ? 'step' : undefined,
    takes: { step: isStep ? 'beside' : undefined, field: fields.length === 0 ? 'in' : undefined },
  });
  const isAbsent = isStep && !canvas.isThere(id);
  return (
    <section
      {...drag}
      className={styles.step}
      data-element={key}
      data-selected={(isStep && canvas.selectedKey === key) || undefined}
      data-absent={isAbsent || undefined}
    >
      {isStep && (
        <h3 className={styles.heading}>
          <span className={styles.number}>{number}</span>
          {label(step.label)}
          {isAbsent && <AbsentMark />}
        </h3>
      )}
      {text && <AsleepText text={text} />}
      {fields.map((field) => (
        <DesignedFormField key={field} canvas={canvas} step={id} field={field} />
      ))}
      {needed.map((field) => (
        <DesignedFormField key={field} canvas={canvas} step={id} field={field} isNeeded />
      ))}
      <AddField adding={canvas.adding} at={key} place={{ step: id, ...(fields.length === 0 && { after: null }) }} isLine />
    </section>
  );
}
