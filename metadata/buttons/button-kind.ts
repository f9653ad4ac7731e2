import type { ButtonPlace } from '../define/button.ts';
import type { Label } from '../label.ts';
import type { StepInputs, StepKind } from '../steps/step-kind.ts';

/**
 * Something a press can do, as checks, rights, panels and the engine ask for it. Nobody else knows it by name. What it takes is declared as
 * that of a step is; what it does is in `server/src/process/button-kinds`.
 */
export type ButtonKind<Inputs extends StepInputs = StepInputs> = Pick<
  StepKind<Inputs>,
  'label' | 'inputs' | 'writes' | 'check' | 'example'
> & {
  /** What it is for, in the words by which one chooses it. */
  does: Label;
  /** A Tabler icon, for buttons that have none of their own. */
  icon: string;
  /** The process that it sets off. */
  runs?(inputs: Inputs): string;
  /** What it works out is shown to whoever presses, and nothing comes of it before they say so. */
  isShown?: true;
  /** Where it can be pressed; left out: everywhere. */
  places?: readonly ButtonPlace[];
};
