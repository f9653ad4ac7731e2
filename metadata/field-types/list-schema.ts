import { z } from 'zod';
import type { ListBody } from '../define/choice-list.ts';
import { keyedList } from '../define/keyed-list.ts';
import { labelSchema } from '../label.ts';
import { choiceOptionSchema, mostOptions } from './choice-option.ts';

/** Checks a list of options that fields share. */
export const listSchema = z.strictObject({
  label: labelSchema,
  description: labelSchema.optional(),
  options: keyedList(
    z
      .array(choiceOptionSchema.omit({ sets: true, requires: true }))
      .min(1)
      .max(mostOptions),
    'value',
  ),
}) satisfies z.ZodType<ListBody>;
