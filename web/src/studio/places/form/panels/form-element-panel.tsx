import type { LayoutBody } from '../../../../../../metadata/define/layout.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { designedPage } from '../../page/page-body.ts';
import { VariantPanel } from '../../page/panels/variant-panel.tsx';
import { designedForm } from '../form-body.ts';
import type { FormSelected } from '../form-selected.ts';
import { FormFieldPanel } from './form-field-panel.tsx';
import { FormPanel } from './form-panel.tsx';
import { StepPanel } from './step-panel.tsx';

export type FormPanelProps = {
  object: string;
  body: LayoutBody;
  fields: ObjectBody;
  onSelect: (next: FormSelected) => void;
};

/** The settings of what is selected; of nothing, those of the form. */
export function FormElementPanel({ selected, ...props }: FormPanelProps & { selected: FormSelected }) {
  if (!selected) return <FormPanel {...props} />;
  if ('variant' in selected) {
    const variant = designedPage(props.body, props.fields).variants.find(({ id }) => id === selected.variant);
    return variant ? (
      <VariantPanel key={variant.id} {...props} variant={variant} onSelect={() => props.onSelect(undefined)} />
    ) : null;
  }
  const step = designedForm(props.body).find(({ id }) => id === selected.step);
  if (!step) return null;
  const { field } = selected;
  if (field !== undefined) return <FormFieldPanel key={`${step.id} ${field}`} {...props} step={step.id} field={field} />;
  return step.id === null || !step.label ? (
    <FormPanel {...props} />
  ) : (
    <StepPanel key={step.id} {...props} id={step.id} label={step.label} />
  );
}
