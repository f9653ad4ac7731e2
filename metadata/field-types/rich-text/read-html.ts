import { readEntities } from './read-entities.ts';

/** An element of somebody's HTML, as far as a rich text may take something of it. */
export type HtmlElement = { tag: string; href?: string; children: HtmlNode[] };
export type HtmlNode = string | HtmlElement;

/** What is in these is never text for people. */
const dropped = new Set([
  ...['script', 'style', 'iframe', 'object', 'embed', 'applet', 'svg', 'math', 'template', 'noscript', 'noembed', 'noframes'],
  ...['title', 'head', 'textarea', 'select', 'option', 'xmp', 'audio', 'video', 'canvas'],
]);
const withoutEnd = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'base',
  'wbr',
  'col',
  'area',
  'source',
  'track',
  'param',
  'frame',
]);
/** These end an open one of their kind. */
const endsOwnKind = new Set(['p', 'li', 'td', 'th', 'tr']);
const deepest = 200;
const longestTag = 12_000;

/**
 * A tree of whatever is called HTML. Nothing is refused: what does not fit is text, or left out. It is not how browsers read; that does no harm, because a
 * rich text is written anew from the tree, with a few tags and escaped texts.
 */
export function readHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { tag: '', children: [] };
  const open = [root];
  const top = () => open.at(-1) as HtmlElement;
  let words: string[] = [];
  const endWords = () => {
    if (words.length > 0) top().children.push(readEntities(words.join('')));
    words = [];
  };
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    words.push(html.slice(at, next < 0 ? undefined : next));
    if (next < 0) break;
    const tag = readTag(html, next);
    if (!tag) {
      const end = endOfDeclaration(html, next);
      if (end === undefined) words.push('<');
      at = end ?? next + 1;
      continue;
    }
    endWords();
    if (tag.isEnd) {
      closeUntil(open, tag.name);
      at = tag.end;
    } else if (dropped.has(tag.name)) {
      at = endOfDropped(html, tag);
    } else {
      if (endsOwnKind.has(tag.name) && top().tag === tag.name) open.pop();
      const element: HtmlElement = { tag: tag.name, children: [], ...(tag.name === 'a' && { href: hrefOf(tag.attributes) }) };
      if (open.length < deepest) {
        top().children.push(element);
        if (!withoutEnd.has(tag.name)) open.push(element);
      }
      at = tag.end;
    }
  }
  endWords();
  return root.children;
}

/** Nothing in it is read, so that nothing in it can be a tag. */
function endOfDropped(html: string, { name, end }: Tag): number {
  const closing = new RegExp(`</${name}[^>]*>`, 'gi');
  closing.lastIndex = end;
  return closing.exec(html) ? closing.lastIndex : html.length;
}

type Tag = { name: string; isEnd: boolean; attributes: string; end: number };

/** A tag at this place; a sign that is no beginning of one is text. */
function readTag(html: string, start: number): Tag | undefined {
  const head = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html.slice(start, start + 30));
  if (!head) return undefined;
  let quote = '';
  for (let at = start + head[0].length; at < Math.min(html.length, start + longestTag); at++) {
    const sign = html[at] as string;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '<') return undefined;
    else if (sign === '>') {
      const [all, slash, name = ''] = head;
      return { name: name.toLowerCase(), isEnd: slash === '/', attributes: html.slice(start + all.length, at), end: at + 1 };
    }
  }
  return undefined;
}

/** Comments, document types and instructions say nothing. */
function endOfDeclaration(html: string, start: number): number | undefined {
  const sign = html[start + 1];
  if (sign !== '!' && sign !== '?') return undefined;
  const closing = html.startsWith('<!--', start) ? '-->' : '>';
  const end = html.indexOf(closing, start + 2);
  return end < 0 ? html.length : end + closing.length;
}

/** An end tag that nothing belongs to says nothing. */
function closeUntil(open: HtmlElement[], name: string): void {
  const index = open.findLastIndex(({ tag }) => tag === name);
  if (index > 0) open.length = index;
}

function hrefOf(attributes: string): string | undefined {
  const found = /(?:^|[\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
  return found ? readEntities(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
}
