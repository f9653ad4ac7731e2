import { madeLabels } from '../../../../../../metadata/define/made-labels.ts';
import type { ObjectBody } from '../../../../../../metadata/define/object.ts';
import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import { canBeTitle, type FileObject, fieldOf, type PreviewColumn } from './file-object.ts';

/** The object as its definition has it. What names its records is required where every row has it; where no column does, they are numbered. */
export function objectOfFile({ label, icon, title, columns }: FileObject, preview: readonly PreviewColumn[]): ObjectBody {
  const used = columns.filter(({ isUsed }) => isUsed);
  const naming = used.find((each) => each.column === title && canBeTitle(each));
  const isComplete = (column: string) => preview.find((each) => each.column === column)?.empty === 0;
  const fields = used.map((each) => {
    const required = each === naming && isComplete(each.column);
    return [each.name, fieldOf(each, required ? { required } : {})] as const;
  });
  if (naming) return { label, icon, title: naming.name, fields: Object.fromEntries(fields) };
  const number = freeName(used.map(({ name }) => name));
  const numbered = fieldOf({ field: { type: 'autoNumber', ...fieldTypes.autoNumber.design.begins }, label: madeLabels.number });
  return { label, icon, title: number, fields: { [number]: numbered, ...Object.fromEntries(fields) } };
}

function freeName(taken: readonly string[]): string {
  let name = 'number';
  for (let times = 2; taken.includes(name); times += 1) name = `number_${times}`;
  return name;
}
