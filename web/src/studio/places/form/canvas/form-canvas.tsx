import type { ReactNode } from 'react';
import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import type { ObjectModel, WireRecord } from '../../../../../../metadata/wire.ts';
import { useFormat } from '../../../../base/use-format.ts';
import { useMe } from '../../../../base/use-me.ts';
import { useModel } from '../../../../base/use-model.ts';
import { useInlineLabel, useText } from '../../../../base/use-text.ts';
import { startValues } from '../../../../records/create/form-fields.ts';
import { Button } from '../../../../ui/button.tsx';
import { DragSpace } from '../../../frame/drag-space.tsx';
import { InPreviewLocale } from '../../../frame/in-preview-locale.tsx';
import { SelectingCanvas } from '../../../frame/selecting-canvas.tsx';
import type { Adding } from '../../page/canvas/add-field.tsx';
import { usePageNow } from '../../page/canvas/use-page-now.ts';
import { designedForm } from '../form-body.ts';
import { formMore } from '../form-more.ts';
import { type FormSelected, formKey, formSelectedOfKey } from '../form-selected.ts';
import type { FormPlace } from '../use-form-changes.ts';
import { useFormDrag } from '../use-form-drag.ts';
import { DesignedStepBox } from './designed-step.tsx';
import styles from './form-canvas.module.css';
import { MoreBox } from './more-box.tsx';
import { useFormAdding } from './use-form-adding.ts';

type Props = {
  object: string;
  body: LayoutBody;
  fields: ObjectBody;
  selected: FormSelected;
  adding: string | undefined;
  onAdding: (key: string | undefined) => void;
  onSelect: (next: FormSelected) => void;
};

/** What every element of the canvas knows of the form. */
export type FormCanvasState = {
  object: ObjectModel;
  /** What a new record starts with. */
  values: Record<string, unknown>;
  selectedKey: string | undefined;
  adding: Adding<FormPlace>;
  /** Whether a step would be there now. */
  isThere: (step: string) => boolean;
};

/** The form with all its steps, one below the other. A click selects; the list on the left does the same by keyboard. */
export function FormCanvas(props: Props) {
  const object = useModel().objects[props.object];
  if (!object) return null;
  return (
    <Dragged {...props}>
      <InPreviewLocale>
        <Form {...props} of={object} />
      </InPreviewLocale>
    </Dragged>
  );
}

function Dragged({ children, ...props }: Props & { children: ReactNode }) {
  return <DragSpace {...useFormDrag(props)}>{children}</DragSpace>;
}

function Form({ of: object, body, selected, adding, onAdding, onSelect }: Props & { of: ObjectModel }) {
  const t = useText();
  const inline = useInlineLabel();
  const me = useMe().user;
  const { today } = useFormat();
  const values = startValues(object, { me, today: today() });
  const now = usePageNow(object, body, values as WireRecord, 'create');
  const steps = designedForm(body);
  const { needed, more } = formMore(object, { steps, now });
  const canvas: FormCanvasState = {
    object,
    values,
    selectedKey: selected && formKey(selected),
    adding: useFormAdding(object, body, { at: adding, set: onAdding, onSelect }),
    isThere: (step) => now?.steps.some(({ id }) => id === step) ?? true,
  };
  return (
    <SelectingCanvas className={styles.form} onSelect={(key) => onSelect(key === undefined ? undefined : formSelectedOfKey(key))}>
      <p className={styles.title}>{t('record.create.title', { object: inline(object.label) })}</p>
      {steps.map((step, index) => (
        <DesignedStepBox
          key={step.id}
          canvas={canvas}
          step={step}
          number={index + 1}
          needed={index === steps.length - 1 ? needed : []}
        />
      ))}
      {more.length > 0 && <MoreBox canvas={canvas} fields={more} />}
      <footer className={styles.footer} inert>
        <Button>{t('action.cancel')}</Button>
        <Button variant="primary">{t('action.save')}</Button>
      </footer>
    </SelectingCanvas>
  );
}
