import type { ComponentType } from 'react';
import type { StepInput, StepInputs } from '../../../../../../metadata/steps/step-kind.ts';
import type { StepWords } from '../../../store/state.ts';
import type { Answer } from '../../rules/values-control.tsx';

/** What the control of an input works with. */
export type InputProps = {
  /** Whose records the button is for, or set the process off. */
  object: string;
  element: { kind: string; name: string; at: string[] };
  declared: StepInput;
  /** All that the kind is told, by name. */
  inputs: StepInputs;
  /** Records that are known by then, of a step of a process. */
  answers?: readonly Answer[];
  words: StepWords;
};

/** Lets somebody give one input of a kind of press or step; one for each `type` that an input can have. */
export type InputControl = ComponentType<InputProps>;
