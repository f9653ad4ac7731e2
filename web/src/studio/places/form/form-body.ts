import type { LayoutBody, LayoutStep } from '../../../../../metadata/define/layout.ts';
import { elementId } from '../../../../../metadata/layouts/choose-layout.ts';

/** One page of a form as it is designed: a step, or all of it where it has none. */
export type DesignedStep = Omit<LayoutStep, 'id' | 'label'> & { id: string | null; label?: LayoutStep['label'] };

/** The form of an object's records as it is designed: every step, whether its conditions hold or not. */
export function designedForm({ steps, quickCreate }: Pick<LayoutBody, 'steps' | 'quickCreate'>): DesignedStep[] {
  if (!steps?.length) return [{ id: null, fields: quickCreate }];
  return steps.map((step) => ({ ...step, id: elementId('steps', step) }));
}

/** Where the fields of a step, or of a form without any, stand in the layout. */
export function wayToFields(step: string | null): string[] {
  return step === null ? ['quickCreate'] : ['steps', step, 'fields'];
}

/** What becomes of a form that is to be in steps: its fields in the first one, and one more to fill. */
export function splitForm(
  { quickCreate }: Pick<LayoutBody, 'quickCreate'>,
  label: (number: number) => LayoutStep['label'],
): LayoutStep[] {
  return [
    { id: 'step_1', label: label(1), fields: quickCreate },
    { id: 'step_2', label: label(2), fields: [] },
  ];
}

/** Whether an element of a layout belongs to the form, and not to the page. */
export function isOfForm([list]: readonly string[]): boolean {
  return list === 'quickCreate' || list === 'steps';
}
