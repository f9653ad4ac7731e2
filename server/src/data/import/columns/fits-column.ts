import type { Actor } from '../../../access/actor.ts';
import type { Workspace } from '../../../catalog/workspace.ts';
import { readingContext } from '../../../query/reading-context.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import type { Target } from './field-targets.ts';
import { isPlaceholder } from './placeholders.ts';

/** Which share of the samples can be read as a value of the field. Choices and links may need a table of values, so that all of them can. */
export function shareRead(
  { samples, dateOrder, decimalSign }: ColumnScan,
  { field, part }: Target,
  { workspace, actor }: { workspace: Workspace; actor: Actor },
): number {
  const meant = samples.filter((sample) => !isPlaceholder(sample));
  if (field.targets.length > 0 || 'options' in field.definition || meant.length === 0) return 1;
  const { type, definition } = field;
  if (part !== undefined && !type.parseParts) return 1;
  const context = {
    ...readingContext(workspace, actor),
    dateOrder: dateOrder === undefined || dateOrder === 'ambiguous' ? ('mdy' as const) : dateOrder,
    ...(decimalSign !== 'ambiguous' && { decimalSign }),
  };
  const isReadable = (sample: string) => {
    if (part === undefined || !type.parseParts) return type.parseText(sample, definition as never, context).ok;
    return type.fitsPart?.(part, sample) ?? type.parseParts({ [part]: sample }, definition as never, context).ok;
  };
  return meant.filter(isReadable).length / meant.length;
}

/** A column of yes and no is neither a name nor a text, however alike the headers are: `Converted` is no converted deal. */
export function saysYesOrNo({ distinct }: ColumnScan, { field: { type, definition, targets } }: Target): boolean {
  const takes = targets.length === 0 && ('options' in definition || type.expressionType(definition as never) === 'boolean');
  return !takes && distinct.length > 0 && distinct.every(({ value }) => yesOrNo.test(value));
}

const yesOrNo = /^(?:yes|no|true|false|y|n|t|f|0|1|是|否|有|无|对|错)$/i;
