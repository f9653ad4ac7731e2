import { rangedField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import type { GroupBy } from '../../../../../metadata/query.ts';
import { useText } from '../../../base/use-text.ts';
import { findField } from '../../../fields/find-field.ts';
import { NumberControl, SwitchControl, TextControl } from '../../controls/plain-controls.tsx';
import { useDraftModel } from '../../model/with-draft-model.tsx';
import type { Bound } from '../../store/use-studio.ts';

type Props = { object: string; group: GroupBy; isFirst: boolean; bound: Bound<GroupBy[]>; onChange: (next: GroupBy) => void };

/** How the groups of one field stand: numbers in ranges, the first of them alone, and in rows or columns. */
export function GroupOptions({ object, group, isFirst, bound, onChange }: Props) {
  const t = useText();
  const field = findField(useDraftModel(), object, group.field)?.field;
  const isRanged = field !== undefined && rangedField.fits(field as Field);
  const part = <Key extends keyof GroupBy>(key: Key, write: (value: GroupBy[Key]) => void): Bound<GroupBy[Key]> => ({
    value: group[key],
    write: (value) => write(value as GroupBy[Key]),
    isOwn: false,
    reset: () => {},
    element: bound.element,
  });
  const put = <Key extends keyof GroupBy>(key: Key) =>
    part(key, (value) => {
      const { [key]: _, ...rest } = group;
      onChange((value === undefined ? rest : { ...rest, [key]: value }) as GroupBy);
    });
  const ranges = put('ranges');
  return (
    <>
      {isRanged && (
        <TextControl
          label={t('reports.ranges')}
          help={t('reports.rangesHelp')}
          example="0, 1000, 10000"
          bound={{ ...ranges, value: group.ranges?.join(', '), write: (text) => ranges.write(readBounds(text)) } as Bound<string>}
        />
      )}
      <NumberControl
        label={t('reports.top')}
        help={t('reports.topHelp')}
        min={1}
        max={1000}
        bound={put('top') as Bound<number>}
      />
      {!isFirst && <SwitchControl label={t('reports.across')} bound={put('across') as Bound<boolean>} />}
    </>
  );
}

/** Numbers out of what was typed, in ascending order, each once; what is no number is left out until it is one. */
function readBounds(text: string | undefined): string[] | undefined {
  const bounds = (text ?? '').split(/[,，;；\s]+/).filter((each) => /^-?\d{1,20}(\.\d{1,10})?$/.test(each));
  const sorted = [...new Set(bounds)].sort((a, b) => Number(a) - Number(b));
  return sorted.length > 0 ? sorted : undefined;
}
