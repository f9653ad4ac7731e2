import type { Hooks } from '../hooks.ts';
import type { Label } from '../label.ts';
import type { Definition } from './definition.ts';

/** A batch of sample records. Rows name each other by `key`; `{ ref: 'key' }` in a relation field is resolved when they are made. */
export type SampleBatch = { object: string; rows: Record<string, unknown>[] };

/** Table of contents of a solution: what it is called, which definitions it ships, its hooks and its sample data. */
export type Solution = {
  name: string;
  label: Label;
  description: Label;
  version: string;
  /** Offered as a template in the first-run wizard. */
  template?: boolean;
  definitions: Definition[];
  hooks?: Record<string, Hooks>;
  /** Relative to the day it is installed, so a demo never looks old. */
  samples?: (today: string) => SampleBatch[];
};

export function defineSolution(solution: Solution): Solution {
  return solution;
}
