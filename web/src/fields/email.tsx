import styles from './display.module.css';
import type { DisplayProps, FieldWidget } from './field-widget.ts';
import { makeTextEditor } from './text-editor.tsx';
import { TextFilterValue } from './text-filter-value.tsx';

function EmailDisplay({ value, compact }: DisplayProps) {
  const address = String(value);
  return (
    <a
      className={compact ? styles.link : styles.text}
      href={`mailto:${address}`}
      title={address}
      onClick={(event) => event.stopPropagation()}
    >
      {address}
    </a>
  );
}

export const email: FieldWidget = {
  Display: EmailDisplay,
  Editor: makeTextEditor({ type: 'text', inputMode: 'email' }),
  FilterValue: TextFilterValue,
  width: 200,
  reaches: 'mailto',
  names: true,
};
