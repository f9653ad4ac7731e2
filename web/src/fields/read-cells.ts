import '../base/zod-without-eval.ts';
import type { ParseContext } from '../../../metadata/field-types/field-type.ts';
import type { Model } from '../../../metadata/wire.ts';
import { plainText } from '../base/plain-text.ts';
import { queryRecords } from '../base/records.ts';
import type { RowColumn } from './use-row-columns.ts';

type Reading = ParseContext & { objects: Model['objects'] };

/** What cells of a spreadsheet are as values of fields, row by row, and the texts that are none. Links are found by the titles of their records. */
export async function readCells(
  block: readonly (readonly string[])[],
  columns: readonly RowColumn[],
  { objects, ...context }: Reading,
): Promise<{ values: Record<string, unknown>[]; notFound: string[] }> {
  // With the first page it would be too heavy.
  const { fieldType } = await import('../../../metadata/field-types/index.ts');
  const values = block.map((): Record<string, unknown> => ({}));
  const notFound: string[] = [];
  for (const [at, { name, field }] of columns.entries()) {
    const texts = block.map((row) => row[at]?.trim() ?? '');
    const type = fieldType(field);
    const links = type.target?.(field as never);
    const found = links && (await findByTitle(objects[links.objects[0] ?? ''], texts));
    for (const [row, text] of texts.entries()) {
      const parsed = text === '' ? undefined : type.parseText(text, field as never, context);
      const value = found ? (found.get(text) ?? null) : parsed?.ok ? parsed.value : null;
      if (value === null && text !== '') notFound.push(text);
      (values[row] as Record<string, unknown>)[name] = value;
    }
  }
  return { values, notFound };
}

async function findByTitle(object: Model['objects'][string] | undefined, texts: readonly string[]) {
  const named = [...new Set(texts.filter((text) => text !== ''))];
  if (!object || named.length === 0) return new Map<string, unknown>();
  const filter = { field: object.title, op: 'in', value: named };
  const { records } = await queryRecords(object.name, { select: [object.title], filter, limit: 200 });
  return new Map<string, unknown>(
    records.map((record) => {
      const title = plainText(record[object.title]);
      return [title, { id: record.id, title }];
    }),
  );
}
