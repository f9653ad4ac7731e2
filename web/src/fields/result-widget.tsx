import type { FieldModel } from '../../../metadata/wire.ts';
import { Amount } from '../ui/amount.tsx';
import { boolean } from './boolean.tsx';
import { date } from './date.tsx';
import { datetime } from './datetime.tsx';
import { decimal } from './decimal.tsx';
import type { DisplayProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { integer } from './integer.tsx';
import { text } from './text.tsx';

const results = { text, integer, decimal, boolean, date, datetime };

export type ResultName = keyof typeof results;

/** The widget of a computed type: shown and filtered as its result, never edited. Amounts are in the workspace's currency. */
export function makeResultWidget(resultOf: (field: FieldModel) => ResultName): FieldWidget {
  const widget = (field: FieldModel): FieldWidget => results[resultOf(field)];
  function ResultDisplay(props: DisplayProps) {
    const { Display } = widget(props.field);
    if (props.field.money) return <Amount value={String(props.value)} />;
    return <Display {...props} />;
  }
  function ResultFilterValue(props: FilterValueProps) {
    const { FilterValue } = widget(props.field);
    return <FilterValue {...props} />;
  }
  return { Display: ResultDisplay, FilterValue: ResultFilterValue, width: 130, alignOf: (field) => widget(field).align };
}
