import { Select } from '@mantine/core';
import type { ConnectorField } from '../../../../../metadata/define/connector.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { Textarea } from '../../../ui/form-input.tsx';
import styles from '../settings-page.module.css';
import type { FieldOption } from './use-field-options.ts';

type Props = {
  field: ConnectorField;
  /** `{ template }`, or nothing yet. */
  value: unknown;
  problem?: string;
  onChange: (value: unknown) => void;
  options: FieldOption[];
};

/** A text with fields of the record in braces. */
export function TemplateInput({ field, value, problem, onChange, options }: Props) {
  const t = useText();
  const label = useLabel();
  const template = typeof value === 'object' && value !== null && 'template' in value ? String(value.template) : '';
  const set = (next: string) => onChange(next === '' ? undefined : { template: next });
  return (
    <div className={styles.column}>
      <Textarea
        label={label(field.label)}
        description={label(field.help)}
        required={field.required}
        autosize
        minRows={3}
        maxRows={12}
        value={template}
        onChange={(event) => set(event.target.value)}
        error={problem}
      />
      <Select
        aria-label={t('connections.insertField')}
        placeholder={t('connections.insertField')}
        data={options}
        value={null}
        searchable
        limit={50}
        maw={320}
        onChange={(path) => path && set(`${template}{${path}}`)}
      />
    </div>
  );
}
