import type { Field } from '../../../../../metadata/define/field.ts';
import type { DesignedAmong } from '../../../../../metadata/field-types/field-design.ts';
import { fieldType, valueField } from '../../../../../metadata/field-types/index.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { resolveReadPath } from '../../../../../metadata/resolve-path.ts';
import { readExpression } from '../../formula/read-expression.ts';
import type { ObjectPlace } from '../../model/type-of-path.ts';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Element, StepBuilder } from '../../store/commands.ts';
import type { StepWords } from '../../store/state.ts';
import { type Bound, useBound, useRun } from '../../store/use-studio.ts';

/** A setting of a field; what follows from it, such as what comes out of a formula, is set in the same step. */
export function useSettledBound(element: Element, words: StepWords): Bound<Json> {
  const run = useRun();
  const model = useDraftModel();
  const bound = useBound(element, words);
  const field = { ...element, at: element.at.slice(0, 2) };
  const write = (to: Json | undefined) =>
    run(
      words,
      (step) => {
        step.write(element, { to });
        settle(step, field, { model, object: element.name });
      },
      `${element.kind}/${element.name} ${element.at.join('\n')}`,
    );
  return { ...bound, write };
}

/** Writes what the type of a field says follows from its settings. */
function settle(step: StepBuilder, element: Element, place: ObjectPlace): void {
  const field = step.read(element) as unknown as Field;
  const settled = fieldType(field).design.settle?.(field, amongFields(place)) ?? {};
  for (const [member, value] of Object.entries(settled)) {
    const at = { ...element, at: [...element.at, member] };
    if (step.read(at) !== value) step.write(at, { to: value as Json | undefined });
  }
}

function amongFields(place: ObjectPlace): DesignedAmong {
  return {
    typeOfPath(path) {
      const found = resolveReadPath(place.model.objects, place.object, path)?.at(-1)?.field;
      const valued = found && valueField(found);
      const type = valued && fieldType(valued).expressionType(valued);
      return type === 'none' ? undefined : type;
    },
    typeOfExpression: (source) => readExpression(source, { place, published: place.model }).type,
  };
}
