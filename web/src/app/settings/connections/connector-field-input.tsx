import type { ConnectorField } from '../../../../../metadata/define/connector.ts';
import type { FieldModel } from '../../../../../metadata/wire.ts';
import { FormField } from '../../../records/create/form-field.tsx';

type Props = {
  field: ConnectorField;
  value: unknown;
  problem?: string;
  onChange: (value: unknown) => void;
};

/** A field of a connector, edited as one of a record is. */
export function ConnectorFieldInput({ field, value, problem, onChange }: Props) {
  const model: FieldModel = { ...field, operators: [], aggregates: [], sortable: false, groupable: false, access: 'edit' };
  return <FormField field={model} name="value" value={value ?? null} onChange={onChange} problem={problem} />;
}
