import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Definition } from './definition.ts';
import { nameSchema } from './name.ts';

/** Something that a connection tells the other system when a record changes. */
export type ConnectionSend = {
  object: string;
  on: ('create' | 'update' | 'delete')[];
  /** On update: only when one of these fields changed. */
  changed?: string[];
  /** Only records for which this expression is true. */
  when?: string;
  action: string;
  /** Fields that are sent with an action that sends the record; left out: all that the person behind the connection may read. */
  fields?: string[];
  /** Inputs of the action: literals, `{ template: '{name} was won' }` with fields in braces, or `{ expression: '…' }`. */
  values: Record<string, unknown>;
};

/** A connector as a workspace uses it. Secrets are no part of it: they are kept apart, encrypted. */
export type ConnectionBody = {
  label: Label;
  connector: string;
  settings: Record<string, unknown>;
  sends: Record<string, ConnectionSend>;
  active?: boolean;
};

export const connectionSchema = z.strictObject({
  label: labelSchema,
  connector: nameSchema,
  settings: z.record(z.string().max(48), z.json()),
  sends: z
    .record(
      nameSchema,
      z.strictObject({
        object: nameSchema,
        on: z.array(z.enum(['create', 'update', 'delete'])).min(1),
        changed: z.array(nameSchema).min(1).optional(),
        when: z.string().min(1).max(2000).optional(),
        action: z.string().max(48),
        fields: z.array(z.string().max(200)).min(1).max(200).optional(),
        values: z.record(z.string().max(48), z.json()),
      }),
    )
    .refine((sends) => Object.keys(sends).length <= 50),
  active: z.boolean().optional(),
}) satisfies z.ZodType<ConnectionBody>;

/** Declares a connection to an outside system. It sends nothing before an administrator has saved it in the settings. */
export function defineConnection(name: string, body: ConnectionBody): Definition<'connection', ConnectionBody> {
  return { kind: 'connection', name, body };
}

/** The sends of a connection that a change sets off, by name. Conditions on the record's values are not looked at. */
export function sendsFor(
  { active = true, sends }: ConnectionBody,
  { object, action, changed }: { object: string; action: string; changed: readonly string[] },
): [name: string, send: ConnectionSend][] {
  if (!active) return [];
  return Object.entries(sends).filter(([, send]) => {
    const touches = action !== 'update' || !send.changed || send.changed.some((field) => changed.includes(field));
    return send.object === object && (send.on as readonly string[]).includes(action) && touches;
  });
}
