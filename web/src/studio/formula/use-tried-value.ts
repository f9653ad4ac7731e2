import type { ExpressionType } from '../../../../metadata/expression/expression-type.ts';
import { useFormat } from '../../base/use-format.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import type { ObjectPlace } from '../model/type-of-path.ts';

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** Writes a value that came out of an expression as people read it; where its type is not told, by what it looks like. */
export function useTriedValue(): (value: unknown, type?: ExpressionType) => string {
  const t = useText();
  const format = useFormat();
  return (value, type) => {
    if (value === null || value === undefined) return t('formula.blank');
    if (typeof value === 'boolean') return t(value ? 'formula.yes' : 'formula.no');
    if (typeof value === 'number') return format.number(value, { maximumFractionDigits: 10 });
    if (Array.isArray(value)) return value.map(String).join(', ');
    const text = String(value);
    if ((type ?? 'date') === 'date' && day.test(text)) return format.date(text);
    return (type ?? 'datetime') === 'datetime' && instant.test(text) ? format.exactTime(text) : text;
  };
}

/** What an answer is worked out from, as “Amount 120”; nothing where a person could not read it. */
export function useReadValue({ model, object }: ObjectPlace): (path: string, value: unknown) => string | undefined {
  const label = useLabel();
  const shown = useTriedValue();
  return (path, value) => {
    const found = findField(model, object, path);
    if (!found || found.field.leadsTo) return undefined;
    const options = 'options' in found.field ? found.field.options : [];
    const option = options.find((each) => each.value === value);
    return `${pathLabel(found, label)} ${option ? label(option.label) : shown(value)}`;
  };
}
