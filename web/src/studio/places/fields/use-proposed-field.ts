import type { FieldTypeName } from '../../../../../metadata/define/field.ts';
import { useLabel, useText } from '../../../base/use-text.ts';
import { useObjects } from '../objects/use-objects.ts';
import { type ProposedField, proposeField } from './propose-field.ts';

type Typed = { words: string; chosen: FieldTypeName | undefined };

/** What is proposed for the words of a new field of an object, and in words where it leads or how many options it has. */
export function useProposedField(object: string, { words, chosen }: Typed): { field: ProposedField; saysMore?: string } {
  const t = useText();
  const label = useLabel();
  const objects = useObjects().filter(({ name }) => name !== object);
  const field = proposeField(words, { objects, chosen });
  if (field.options) return { field, saysMore: t('studio.file.options', { count: field.options.length }) };
  const to = objects.find(({ name }) => name === field.to);
  return { field, ...(to && { saysMore: label(to.body.label) }) };
}
