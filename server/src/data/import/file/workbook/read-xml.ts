import { unreadable } from '../unreadable.ts';

/** What happens in XML, with names without their prefix. An empty element opens and closes. */
export type XmlEvent =
  | { kind: 'open'; name: string; attributes: string }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** A tag or text without an end that is longer than any cell may be. */
const longestPiece = 8 * 1024 * 1024;

/**
 * Reads XML piece by piece, as far as the parts of a workbook need it: elements, attributes, text, CDATA; comments and instructions
 * are left out and no entities are made up. Attributes stay text until `attribute` is asked for one, since most are never wanted.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>): AsyncGenerator<XmlEvent[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const { events, end } = takeEvents(text);
    rest = text.slice(end);
    if (rest.length > longestPiece) throw unreadable('Excel 文件中有一个单元格过长', 'a cell of the Excel file is too long');
    if (events.length > 0) yield events;
  }
  if (rest.includes('<')) throw unreadable('Excel 文件不完整', 'the Excel file breaks off');
}

function takeEvents(text: string): { events: XmlEvent[]; end: number } {
  const events: XmlEvent[] = [];
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    if (tag < 0) break;
    if (tag > at) events.push({ kind: 'text', text: plainText(text.slice(at, tag)) });
    const end = endOfTag(text, tag);
    if (end < 0) return { events, end: tag };
    addTag(events, text.slice(tag, end));
    at = end;
  }
  return { events, end: at };
}

/** Just behind the tag, comment or section that begins here; -1 where it is not all there yet. */
function endOfTag(text: string, start: number): number {
  const [mark, length] = text.startsWith('<!--', start)
    ? ['-->', 3]
    : text.startsWith('<![CDATA[', start)
      ? [']]>', 3]
      : text.startsWith('<?', start)
        ? ['?>', 2]
        : ['>', 1];
  // Which of them it is shows once its first signs are there.
  if (text.length - start < 9 && '<![CDATA['.startsWith(text.slice(start))) return -1;
  const end = text.indexOf(mark, start);
  if (end < 0) return -1;
  // A value of an attribute may hold the sign.
  if (mark === '>' && /["']/.test(text.slice(start, end))) return endBehindQuotes(text, start);
  return end + length;
}

function endBehindQuotes(text: string, start: number): number {
  let quote = '';
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return -1;
}

function addTag(events: XmlEvent[], tag: string): void {
  if (tag.startsWith('<![CDATA[')) {
    events.push({ kind: 'text', text: tag.slice(9, -3) });
    return;
  }
  if (tag.startsWith('<!') || tag.startsWith('<?')) return;
  const closes = tag[1] === '/';
  const isEmpty = tag.at(-2) === '/';
  const inside = tag.slice(closes ? 2 : 1, isEmpty ? -2 : -1);
  const space = inside.search(/\s/);
  const name = localName(space < 0 ? inside : inside.slice(0, space));
  if (!closes) events.push({ kind: 'open', name, attributes: space < 0 ? '' : inside.slice(space) });
  if (closes || isEmpty) events.push({ kind: 'close', name });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An attribute of an element, whatever its prefix. */
export function attribute(attributes: string, name: string): string | undefined {
  const pattern = patterns.get(name) ?? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  const found = pattern.exec(attributes);
  return found ? plainText(found[1] ?? found[2] ?? '') : undefined;
}

const patterns = new Map<string, RegExp>();
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    if (!hex && !decimal) return named[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
