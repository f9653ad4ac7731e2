import type { Label } from '../label.ts';
import type { Filter } from '../query.ts';
import type { Definition } from './definition.ts';

export type ProcessTrigger = {
  object: string;
  on: ('create' | 'update')[];
  /** On update: only when one of these fields changed. */
  changed?: string[];
  /** Only records that satisfy this after the change. */
  when?: Filter;
};

/** Steps run in order, once per event, with the rights of the user whose change set them off. */
export type ProcessStep =
  /** Values are literals, `{ me: true }`, or `{ expression: '…' }` over the triggering record. */
  | { node: 'createRecord'; object: string; values: Record<string, unknown> }
  | { node: 'updateRecord'; values: Record<string, unknown> };

export type ProcessBody = { label: Label; trigger: ProcessTrigger; steps: ProcessStep[]; active?: boolean };

/** Declares an automation: when this happens, do that. */
export function defineProcess(name: string, body: ProcessBody): Definition<'process', ProcessBody> {
  return { kind: 'process', name, body };
}
