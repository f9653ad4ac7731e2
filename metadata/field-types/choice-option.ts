import { z } from 'zod';
import type { ChoiceOption, Field } from '../define/field.ts';
import { keyedList } from '../define/keyed-list.ts';
import { labelSchema } from '../label.ts';
import type { FieldSetting } from './field-design.ts';
import type { Parsed } from './field-type.ts';
import { foldText } from './fold-text.ts';
import { refuse, refuseType, showSeen } from './refuse.ts';

/** An option's value is kept in records, compared exactly and shown to integrators; colours name a palette, not a shade. */
export const choiceOptionSchema = z.strictObject({
  value: z
    .string()
    .min(1)
    .max(100)
    .refine((value) => !value.includes('\0') && value.isWellFormed() && value !== '__proto__'),
  was: z.string().min(1).max(100).optional(),
  label: labelSchema,
  color: z.enum(['gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'indigo', 'violet', 'pink']).optional(),
  archived: z.boolean().optional(),
  sets: z.record(z.string(), z.json()).optional(),
  requires: keyedList(z.array(z.string()).max(10)).optional(),
  kind: z.enum(['open', 'won', 'lost', 'invalid']).optional(),
  aliases: keyedList(z.array(z.string().min(1).max(100)).max(50)).optional(),
});

export const mostOptions = 1000;

/** The options of a field; a newer version's arrive beside those that a workspace added. */
export const choiceOptionsSchema = keyedList(z.array(choiceOptionSchema).min(1).max(mostOptions), 'value');

/** Longer than any name of an option, in whatever widths. */
const longestCell = 1000;

type ChoiceField = Field & { options: ChoiceOption[] };

/** Takes one of the field's option values. */
export function parseOption(input: unknown, field: ChoiceField): Parsed<string> {
  if (typeof input !== 'string') return refuseType(field, { zh: '选项的值', en: "an option's value" }, input);
  if (input === '') return { ok: true, value: null };
  const known = field.options.some(({ value }) => value === input);
  return known ? { ok: true, value: input } : refuse(field, 'unknownOption', { seen: showSeen(input) });
}

/** The option that a person means by value, label or alias, whatever case, width and space. What is spelt just so wins, then the value. */
export function findOption(text: string, field: ChoiceField): ChoiceOption | undefined {
  const exact =
    field.options.find(({ value }) => value === text) ??
    field.options.find(({ label }) => label.zh === text || label.en === text);
  if (exact || text.length > longestCell) return exact;
  const wanted = foldText(text);
  return (
    field.options.find(({ value }) => foldText(value) === wanted) ??
    field.options.find(({ label }) => foldText(label.zh) === wanted || foldText(label.en) === wanted) ??
    field.options.find(({ aliases }) => aliases?.some((alias) => foldText(alias) === wanted))
  );
}

/** An option as a person reads it; a value that is no longer an option is shown as it is. */
export function optionText(value: unknown, field: ChoiceField, locale: 'zh' | 'en'): string {
  return field.options.find((option) => option.value === value)?.label[locale] ?? String(value);
}

/** The same for files: where the label is another option's too, the value. */
export function optionCell(value: unknown, field: ChoiceField, locale: 'zh' | 'en'): string {
  const text = optionText(value, field, locale);
  return findOption(text, field)?.value === value ? text : String(value);
}

export const listSetting = {
  name: 'list',
  label: { zh: '选项来自', en: 'Options come from' },
  takes: 'list',
} as const satisfies FieldSetting;

export const sampleOptions: ChoiceOption[] = [
  { value: 'hot', label: { zh: '热', en: 'Hot' }, aliases: ['very warm'] },
  { value: 'cold', label: { zh: '冷', en: 'Cold' } },
  { value: 'old', label: { zh: '旧', en: 'Old' }, archived: true },
];
