import { usePhone } from '../base/use-phone.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './display.module.css';
import type { DisplayProps, FieldWidget } from './field-widget.ts';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

/** A number to call with one touch; what is none is marked. */
function PhoneDisplay({ value, field }: DisplayProps) {
  const t = useText();
  const number = String(value);
  const { text, isWhole } = usePhone(number, field.type === 'phone' ? field.region : undefined);
  return (
    <a className={styles.figure} href={`tel:${number}`} onClick={(event) => event.stopPropagation()}>
      {text}
      {!isWhole && (
        <span className={styles.doubt} title={t('phone.kept')}>
          <Icon name="alert-triangle" size={14} label={t('phone.kept')} />
        </span>
      )}
    </a>
  );
}

export const phone: FieldWidget = {
  Display: PhoneDisplay,
  Editor: makeTextEditor({ type: 'tel', inputMode: 'tel' }),
  FilterValue: TextFilterValue,
  width: 150,
  reaches: 'tel',
  names: true,
};
