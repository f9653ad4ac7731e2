import type { Archive } from './archive.ts';
import { attribute, readXml } from './read-xml.ts';

/** Formats that have numbers and no code in the file. Those of amounts show the currency of whoever opens it, and so tell none. */
const builtIn: Record<number, string> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '#,##0', 6: '#,##0', 7: '#,##0.00', 8: '#,##0.00' },
  ...{ 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??' },
  ...{ 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy' },
  ...{ 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm' },
  // Dates and times of East Asian languages.
  ...Object.fromEntries([27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'])),
  ...Object.fromEntries([32, 33, 34, 35, 55, 56].map((id) => [id, 'h:mm:ss'])),
  ...{ 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 41: '#,##0', 42: '#,##0', 43: '#,##0.00', 44: '#,##0.00' },
  ...{ 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '0.0E+0', 49: '@' },
};

/** The number format of each cell style, by its index; undefined is the general one. */
export async function readStyles(archive: Archive, part: string | undefined): Promise<(string | undefined)[]> {
  const content = part && archive.read(part);
  if (!content) return [];
  const codes = new Map<number, string>(Object.entries(builtIn).map(([id, code]) => [Number(id), code]));
  const formats: (string | undefined)[] = [];
  let isCellStyle = false;
  for await (const events of readXml(content))
    for (const event of events) {
      if (event.kind === 'text') continue;
      if (event.name === 'cellXfs') isCellStyle = event.kind === 'open';
      if (event.kind === 'close') continue;
      const { name, attributes } = event;
      if (name === 'numFmt') codes.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '');
      if (name === 'xf' && isCellStyle) formats.push(codes.get(Number(attribute(attributes, 'numFmtId') ?? 0)));
    }
  return formats;
}
