import { formatPhone } from '../base/format-phone.ts';
import styles from './display.module.css';
import type { DisplayProps, FieldWidget } from './field-widget.ts';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

/** A number to call with one touch. */
function PhoneDisplay({ value }: DisplayProps) {
  const number = String(value);
  return (
    <a className={styles.figure} href={`tel:${number}`} onClick={(event) => event.stopPropagation()}>
      {formatPhone(number)}
    </a>
  );
}

export const phone: FieldWidget = {
  Display: PhoneDisplay,
  Editor: makeTextEditor({ type: 'tel', inputMode: 'tel' }),
  FilterValue: TextFilterValue,
  width: 150,
};
