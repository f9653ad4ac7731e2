import type { Hooks } from '../hooks.ts';
import type { Label } from '../label.ts';
import type { Definition } from './definition.ts';
import type { Extension } from './extension.ts';

/** A text of the sample company: the same in both languages, or one for each. */
export type SampleText = string | Label;

/**
 * One step in the life of the sample company, played on its day so that history, stage times and timelines come out as in real use.
 * Rows name each other by `key`; `{ ref: 'key' }` stands for the record made under that key, and `{ zh, en }` for a text in the language of
 * who sets up. What is done at a step is done in office hours.
 */
export type SampleStep = {
  object: string;
  /** Days before the day of installation; negative is impossible, what is planned goes into date fields. */
  daysAgo: number;
  /** Key of the user who acts; the installing administrator when left out. */
  by?: string;
  create?: ({ key?: string } & Record<string, unknown>)[];
  update?: ({ key: string } & Record<string, unknown>)[];
};

/** Table of contents of a solution: what it is called and needs, which definitions it ships or adds to, its hooks and its sample data. */
export type Solution = {
  name: string;
  label: Label;
  description: Label;
  version: string;
  /** Offered as a template in the first-run wizard. */
  template?: boolean;
  /** A small app to start from, offered in the gallery once a workspace is set up; or a process that is put to use as it is, offered beside the processes. */
  gallery?: boolean | 'process';
  /** Solutions that must be there first, each with the oldest version that will do: `{ sales: '0.1.0' }`. */
  requires?: Record<string, string>;
  definitions: Definition[];
  /** What it adds to definitions of the platform and of the solutions it requires. */
  extensions?: Extension[];
  /** By object, its own or one of those it requires; hooks of a required solution run first. */
  hooks?: Record<string, Hooks>;
  /** Told relative to `today` (`YYYY-MM-DD`), so a demo never looks old. Steps are played from the oldest day on. */
  samples?: (today: string) => SampleStep[];
};

export function defineSolution(solution: Solution): Solution {
  return solution;
}
