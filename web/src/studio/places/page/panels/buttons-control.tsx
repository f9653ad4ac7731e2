import { inButtonOrder } from '../../../../../../metadata/buttons/index.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { NamesControl } from '../../../controls/reference-controls.tsx';
import type { Bound } from '../../../store/use-studio.ts';

type Props = { label: string; help: string; fields: ObjectBody; bound: Bound<string[]> };

/** Buttons of the object that stand here, in their order. */
export function ButtonsControl({ label, help, fields, bound }: Props) {
  const t = useText();
  const labelOf = useLabel();
  const choices = inButtonOrder(fields.buttons ?? {})
    .filter(([, { places }]) => places.includes('record'))
    .map(([value, button]) => ({ value, label: labelOf(button.label) || value }));
  if (choices.length === 0 && bound.value === undefined) return null;
  return <NamesControl label={label} help={choices.length === 0 ? t('buttons.none') : help} choices={choices} bound={bound} />;
}
