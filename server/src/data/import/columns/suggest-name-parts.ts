import type { CompiledObject } from '../../../catalog/snapshot.ts';
import type { ColumnScan } from '../file/scan-columns.ts';
import { commonGroup, headerWords, namePart } from './column-words.ts';

const han = /\p{Script=Han}/u;

/**
 * Columns of the parts of people's names, where the object is called by a person's name, in the order in which they make the whole:
 * the family name first in Chinese. A family name alone is the name. Undefined unless there is one.
 */
export function suggestNameParts({ title }: CompiledObject, columns: readonly ColumnScan[]): number[] | undefined {
  if (!title.type.join || !isCalledAsPeopleAre({ title })) return undefined;
  const place = (part: ReturnType<typeof namePart>) => columns.findIndex(({ column }) => namePart(headerWords(column)) === part);
  const [given, middle, family] = [place('given'), place('middle'), place('family')];
  if (family < 0) return undefined;
  if (given < 0) return [family];
  const inChinese = [columns[given], columns[family]].every((column) => column && isChinese(column));
  return (inChinese ? [family, middle, given] : [given, middle, family]).filter((at) => at >= 0);
}

/** Its records have the names of people, as the word for their name tells. */
export function isCalledAsPeopleAre({ title: { name, definition } }: Pick<CompiledObject, 'title'>): boolean {
  return [name, definition.label.zh, definition.label.en].some(
    (each) => commonGroup('full name', headerWords(each)) !== undefined,
  );
}

/** As its names tell, or where it has none, its header. */
function isChinese({ column, samples }: ColumnScan): boolean {
  const texts = samples.length > 0 && !han.test(column) ? samples : [column];
  return texts.filter((text) => han.test(text)).length * 2 > texts.length;
}
