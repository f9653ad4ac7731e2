import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { askingOnTheWay, stepKind } from '../../../../../../metadata/steps/index.ts';
import { walkSteps } from '../../../../../../metadata/steps/walk-steps.ts';
import { useLabel } from '../../../../base/use-text.ts';
import { NameControl } from '../../../controls/reference-controls.tsx';
import { useBody, useBound } from '../../../store/use-studio.ts';
import { selectedAt } from '../../processes/process-way.ts';
import type { InputProps } from './input-control.ts';

/** One of the steps above that ask people, and through which everything comes. */
export function EarlierStepInput({ element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const process = useBody<ProcessBody>({ kind: 'process', name: element.name });
  const placed = walkSteps(process?.steps ?? []);
  const [id] = selectedAt(element.at);
  const here = placed.find(({ step }) => step.id === id);
  const choices = (here ? askingOnTheWay(placed, here) : []).map((step) => ({
    value: step.id,
    label: label(step.label ?? stepKind(step.kind)?.label) || step.id,
  }));
  return <NameControl label={label(declared.label)} bound={bound} choices={choices} />;
}
