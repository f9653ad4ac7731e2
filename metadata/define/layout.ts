import { z } from 'zod';
import { type Label, labelSchema } from '../label.ts';
import type { Path } from '../query.ts';
import { pathSchema } from '../query-schemas.ts';
import type { Definition } from './definition.ts';
import { identifiedList, keyedList } from './keyed-list.ts';
import { nameSchema } from './name.ts';

/** `id` is what newer versions, other solutions and the workspace know it by; left out, it is the English label in snake case. */
export type LayoutSection = { id?: string; label: Label; fields: string[] };

/** A list of records that point here: `{ object: 'contact', via: 'account', columns: ['name', 'phone'] }`. */
export type RelatedList = { object: string; via: string; label?: Label; columns: Path[] };

export type LayoutBody = {
  object: string;
  /** Fields in the record's head, beside its title. */
  highlights: Path[];
  /** Choice field drawn as the stage bar. */
  stage?: string;
  sections: LayoutSection[];
  related: RelatedList[];
  /** Fields of the quick-create form, in order; the rest waits on the record page. */
  quickCreate: string[];
};

export const layoutSchema = z.strictObject({
  object: nameSchema,
  highlights: keyedList(z.array(pathSchema).max(12)),
  stage: nameSchema.optional(),
  sections: identifiedList(
    z
      .array(
        z.strictObject({
          id: nameSchema.optional(),
          label: labelSchema,
          fields: keyedList(z.array(nameSchema).max(200)),
        }),
      )
      .max(50),
    'label',
    'en',
  ),
  related: keyedList(
    z
      .array(
        z.strictObject({
          object: nameSchema,
          via: nameSchema,
          label: labelSchema.optional(),
          columns: keyedList(z.array(pathSchema).max(20)),
        }),
      )
      .max(50),
    'object',
    'via',
  ),
  quickCreate: keyedList(z.array(nameSchema).max(50)),
}) satisfies z.ZodType<LayoutBody>;

/** Declares what a record page and its quick-create form show. */
export function defineLayout(name: string, body: LayoutBody): Definition<'layout', LayoutBody> {
  return { kind: 'layout', name, body };
}
