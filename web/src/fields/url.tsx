import styles from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { TextFilterValue } from './text-filter-value.tsx';
import { TextInput } from './text-input.tsx';

/** Only addresses of the web become links, so that no value can run a script. */
function UrlDisplay({ value, compact }: DisplayProps) {
  const address = String(value);
  const shown = address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  if (!/^https?:\/\//i.test(address)) return <span>{address}</span>;
  return (
    <a
      className={compact ? styles.link : styles.text}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      title={address}
      onClick={(event) => event.stopPropagation()}
    >
      {shown}
    </a>
  );
}

/** Whoever types `edge.com` means the web. */
function UrlEditor({ value, onChange, onCommit, ...rest }: EditorProps) {
  return (
    <TextInput
      {...rest}
      inputMode="url"
      placeholder="https://"
      text={String(value ?? '')}
      onText={(text) => onChange(text === '' ? null : /^\w+\.\w/.test(text) ? `https://${text}` : text)}
    />
  );
}

export const url: FieldWidget = { Display: UrlDisplay, Editor: UrlEditor, FilterValue: TextFilterValue, width: 180 };
