import type { Drop } from '../../frame/drag-space.tsx';
import { behind } from '../page/page-drop.ts';
import type { DesignedStep } from './form-body.ts';
import { formSelectedOfKey } from './form-selected.ts';

/** Where a drop puts a field: in a step, behind another field of it (null: first). */
export type FormFieldDrop = { step: string | null; after: string | null };

export function formFieldDrop(steps: readonly DesignedStep[], path: string, { over, side }: Drop): FormFieldDrop | undefined {
  const target = formSelectedOfKey(over) ?? { step: null };
  if ('variant' in target) return undefined;
  const fields = steps.find(({ id }) => id === target.step)?.fields ?? [];
  return { step: target.step, after: target.field === undefined ? null : behind(fields, path, { over: target.field, side }) };
}

/** What a step will stand behind (null: it is first). */
export function stepDrop(steps: readonly DesignedStep[], id: string, { over, side }: Drop): string | null | undefined {
  const target = formSelectedOfKey(over);
  if (!target || 'variant' in target || target.step === null) return undefined;
  return behind(
    steps.map((step) => step.id ?? ''),
    id,
    { over: target.step, side },
  );
}
