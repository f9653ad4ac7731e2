import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { keyedList } from '../define/keyed-list.ts';
import { nameSchema } from '../define/name.ts';
import { labelSchema } from '../label.ts';
import type { FieldType } from './field-type.ts';
import { fieldTypes } from './index.ts';

const fieldBase = {
  label: labelSchema,
  help: labelSchema.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  default: z.json().optional(),
  readOnly: z.boolean().optional(),
  was: z.string().max(48).optional(),
  aliases: keyedList(z.array(nameSchema).max(20)).optional(),
};

const placeholder = { placeholder: labelSchema.optional() };

const [firstMember, ...otherMembers] = (Object.values(fieldTypes) as FieldType[]).map((type) =>
  z.strictObject({ type: z.literal(type.name), ...fieldBase, ...(type.design.typed && placeholder), ...type.options.shape }),
);

/** Checks a field of any type: what every field says of itself, and its type's own options. */
export const fieldSchema = z.discriminatedUnion('type', [
  firstMember as z.ZodObject<{ type: z.ZodLiteral }>,
  ...otherMembers,
]) as unknown as z.ZodType<Field>;
