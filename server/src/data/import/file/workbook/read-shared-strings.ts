import type { Archive } from './archive.ts';
import { readXml } from './read-xml.ts';

/** Texts that cells name by their number; of formatted ones the runs together, without the readings above them. */
export async function readSharedStrings(archive: Archive, part: string | undefined): Promise<string[]> {
  const content = part && archive.read(part);
  if (!content) return [];
  const strings: string[] = [];
  let [text, isText, isReading] = ['', false, false];
  for await (const events of readXml(content))
    for (const event of events) {
      if (event.kind === 'text') {
        if (isText && !isReading) text += event.text;
      } else if (event.name === 't') isText = event.kind === 'open';
      else if (event.name === 'rPh') isReading = event.kind === 'open';
      else if (event.name === 'si') {
        if (event.kind === 'close') strings.push(plainString(text));
        text = '';
      }
    }
  return strings;
}

/** Signs that XML cannot hold are written as `_x000D_`. */
export function plainString(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
