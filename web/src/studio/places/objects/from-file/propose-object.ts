import type { ImportPreview, ImportProposal } from '../../../../../../metadata/api/import-shapes.ts';
import type { ChoiceOption } from '../../../../../../metadata/define/field.ts';
import { calmColors } from '../../../../../../metadata/define/field.ts';
import { madeLabels } from '../../../../../../metadata/define/made-labels.ts';
import type { FieldType } from '../../../../../../metadata/field-types/field-type.ts';
import { foldText } from '../../../../../../metadata/field-types/fold-text.ts';
import { fieldTypes } from '../../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../../metadata/label.ts';
import { systemFields } from '../../../../../../metadata/system-fields.ts';
import { proposeName } from '../../../words/propose-name.ts';
import type { FieldWithoutLabel, FileColumn, FileObject, PreviewColumn } from './file-object.ts';

type Proposed = { preview: ImportPreview; proposal: ImportProposal; isTaken: (name: string) => boolean };

/** The object that a file is likely to hold: columns with nothing in them are left out at first. */
export async function proposeObject({ preview, proposal, isTaken }: Proposed): Promise<FileObject> {
  const label = labelOf(
    (preview.sheet && preview.sheets && isTelling(preview.sheet) ? preview.sheet : preview.name).replace(/\.\w{2,4}$/, ''),
  );
  const columns: FileColumn[] = [];
  for (const [at, column] of preview.columns.entries()) {
    const field = proposal.columns[at]?.field ?? { type: 'text' as const };
    columns.push({
      column: column.column,
      isUsed: column.empty < preview.rows,
      ...(await named(column.column, at, columns)),
      field: await withSettings(field, column),
    });
  }
  return {
    label,
    name: await proposeName(label.en, isTaken),
    icon: 'table',
    title: proposal.title,
    columns,
    dropsPlaceholders: true,
  };
}

/** `Sheet1` says nothing. */
function isTelling(sheet: string): boolean {
  return !/^sheet\s*\d*$/i.test(sheet.trim());
}

async function named(header: string, at: number, before: readonly FileColumn[]): Promise<Pick<FileColumn, 'name' | 'label'>> {
  const label = /^#\d+$/.test(header) ? madeLabels.column(at + 1) : labelOf(header);
  const isTaken = (name: string) => Object.hasOwn(systemFields, name) || before.some((each) => each.name === name);
  return { label, name: await proposeName(label.en, isTaken) };
}

const longestLabel = 100;

/** `客户名称 (Customer name)` is a name in both languages; any other stands for both until somebody translates it. */
export function labelOf(header: string): Label {
  const text = header.replace(/\s+/g, ' ').trim().slice(0, longestLabel);
  const [, zh, en] =
    /^([^A-Za-z]*\p{Script=Han}[^A-Za-z]*?)\s*[\s/|(（]\s*([A-Za-z][A-Za-z0-9 .'_-]+?)\s*[)）]?$/u.exec(text) ?? [];
  return zh && en ? { zh, en } : { zh: text, en: text };
}

/** The settings that a type cannot be without, as the values of the column ask for. */
export async function withSettings(field: FieldWithoutLabel, column: PreviewColumn): Promise<FieldWithoutLabel> {
  const type = fieldTypes[field.type] as FieldType;
  const begins = { ...type.design.begins, ...field };
  if (!type.entries) return begins;
  const options = await optionsOf(type, column);
  return options.length > 0 ? { ...begins, options } : begins;
}

/** The texts of a column as options, most frequent first; those that differ in case and width alone are one. */
async function optionsOf(type: FieldType, { distinct, placeholders = [] }: PreviewColumn): Promise<ChoiceOption[]> {
  const nothing = new Set(placeholders.map(({ value }) => value));
  const texts = new Map<string, string>();
  for (const { value } of distinct) {
    if (nothing.has(value)) continue;
    for (const entry of type.entries?.(value) ?? []) if (!texts.has(foldText(entry))) texts.set(foldText(entry), entry);
  }
  const options: ChoiceOption[] = [];
  for (const text of texts.values()) {
    const isTaken = (value: string) => options.some((option) => option.value === value);
    const color = calmColors[options.length % calmColors.length];
    options.push({ value: await proposeName(text, isTaken), label: { zh: text, en: text }, ...(color && { color }) });
  }
  return options;
}
