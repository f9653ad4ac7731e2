import type { Field } from '../../../../../metadata/define/field.ts';
import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { FieldType } from '../../../../../metadata/field-types/field-type.ts';
import { fieldTypes } from '../../../../../metadata/field-types/index.ts';
import { isSame } from '../../../base/is-same.ts';
import { OptionsControl } from '../../controls/options/options-control.tsx';
import type { Element } from '../../store/commands.ts';
import { useStudioState } from '../../store/use-studio.ts';

type Props = { label: string; element: Element; field: Field; object: string };

/** A field's own options; those of a list are changed where the list is. */
export function FieldOptions({ label, element, field, object }: Props) {
  const published = usePublishedOptions(object, element.at[1] as string);
  if (!('options' in field) || field.list !== undefined) return null;
  const { options, label: thing } = field;
  const begun = (fieldTypes[field.type] as FieldType).design.begins?.options;
  return (
    <OptionsControl
      {...{ label, element, options, thing, published }}
      isAsBegun={published.size === 0 && isSame(options, begun)}
    />
  );
}

function usePublishedOptions(object: string, field: string): ReadonlySet<string> {
  const body = useStudioState(({ definitions }) => definitions.get(`object/${object}`)?.body) as ObjectBody | undefined;
  const known = body?.fields[field];
  return new Set(known && 'options' in known && known.options ? known.options.map(({ value }) => value) : []);
}
