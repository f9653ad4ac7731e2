import { useLabel, useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { Picker } from './picker.tsx';

function BooleanDisplay({ value }: DisplayProps) {
  const t = useText();
  return value ? (
    <span className={display.person}>
      <Icon name="check" size={14} />
      {t('state.yes')}
    </span>
  ) : (
    <span className={display.quiet}>{t('state.no')}</span>
  );
}

function BooleanEditor({ field, value, onChange, onCommit, ...rest }: EditorProps) {
  const t = useText();
  const label = useLabel();
  const pick = (key: string | null) => {
    const next = key === null ? null : key === 'true';
    onChange(next);
    onCommit?.(next);
  };
  return (
    <Picker
      {...rest}
      label={label(field.label)}
      selected={value == null ? null : { key: String(value), text: t(value ? 'state.yes' : 'state.no') }}
      options={[
        { key: 'true', text: t('state.yes') },
        { key: 'false', text: t('state.no') },
      ]}
      clearable={!field.required}
      onPick={(option) => pick(option?.key ?? null)}
    />
  );
}

function BooleanFilterValue({ op: _, ...rest }: FilterValueProps) {
  return <BooleanEditor {...rest} autoFocus />;
}

export const boolean: FieldWidget = {
  Display: BooleanDisplay,
  Editor: BooleanEditor,
  FilterValue: BooleanFilterValue,
  width: 90,
  groups: true,
  isTick: true,
};
