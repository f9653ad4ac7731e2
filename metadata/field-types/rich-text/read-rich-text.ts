import { type HtmlElement, type HtmlNode, readHtml } from './read-html.ts';
import { type Block, type Inline, type Mark, markTags, writeRichText } from './rich-text.ts';
import { isSafeAddress } from './safe-address.ts';

type Around = { marks: readonly Mark[]; href?: string; depth: number };

/** How deep lists and quotes may lie in each other. */
const deepest = 10;

const sameMark: Record<string, Mark> = {
  b: 'strong',
  i: 'em',
  del: 's',
  strike: 's',
  ins: 'u',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
const headings: Record<string, 'h1' | 'h2' | 'h3'> = { h1: 'h1', h2: 'h2', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3' };
/** These begin a new line and mean nothing else here. */
const breaking = new Set([
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'table',
  'tbody',
  'thead',
  'tr',
  'dl',
  'dt',
  'dd',
  'form',
  'figure',
  'address',
  'center',
]);

/** The blocks of any HTML: what has no place in a rich text is left out, and its words stay. Nothing is left of blank lines at its ends. */
export function readRichText(html: string): Block[] {
  const blocks = blocksOf(readHtml(html), { marks: [], depth: 0 });
  const last = blocks.findLastIndex(saysSomething);
  return last < 0 ? [] : blocks.slice(blocks.findIndex(saysSomething), last + 1);
}

/** Any HTML in the form in which rich texts are kept; empty where it says nothing. */
export function cleanRichText(html: string): string {
  return writeRichText(readRichText(html));
}

function blocksOf(nodes: readonly HtmlNode[], around: Around): Block[] {
  const blocks: Block[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    const inlines = tidy(line);
    if (inlines.length > 0) blocks.push({ tag: 'p', inlines });
    line = [];
  };
  const walk = (children: readonly HtmlNode[], within: Around) => {
    for (const node of children) {
      if (typeof node === 'string')
        line.push({ text: node, marks: within.marks, ...(within.href !== undefined && { href: within.href }) });
      else if (node.tag === 'br') line.push({ text: null, marks: [] });
      else if (node.tag === 'td' || node.tag === 'th') walk([...node.children, ' '], within);
      else if (breaking.has(node.tag)) {
        endLine();
        walk(node.children, within);
        endLine();
      } else if (isBlock(node.tag)) {
        endLine();
        blocks.push(...blockOf(node, within));
      } else walk(node.children, aroundChildren(node, within));
    }
  };
  walk(nodes, around);
  endLine();
  return blocks;
}

function isBlock(tag: string): boolean {
  return tag in headings || ['p', 'pre', 'hr', 'blockquote', 'ul', 'ol', 'li'].includes(tag);
}

function blockOf({ tag, children }: HtmlElement, around: Around): Block[] {
  const heading = headings[tag];
  if (tag === 'hr') return [{ tag: 'hr' }];
  if (tag === 'pre') return [{ tag: 'pre', text: wordsOf(children).replace(/\r\n?/g, '\n') }];
  const isTooDeep = around.depth >= deepest;
  const deeper = { ...around, depth: around.depth + 1 };
  // An item of no list.
  if (tag === 'li' || (isTooDeep && !heading && tag !== 'p')) return blocksOf(children, around);
  if (tag === 'blockquote') return within(blocksOf(children, deeper), (blocks) => ({ tag: 'blockquote', blocks }));
  if (tag === 'ul' || tag === 'ol') return within(itemsOf(children, deeper), (items) => ({ tag, items }));
  // Blocks in a paragraph or a heading stand behind it.
  const [first, ...rest] = blocksOf(children, around);
  if (!first) return heading ? [] : [{ tag: 'p', inlines: [] }];
  if (first.tag !== 'p' || !heading) return [first, ...rest];
  return [...within(first.inlines, (inlines) => ({ tag: heading, inlines })), ...rest];
}

function within<Content>(content: Content[], block: (content: Content[]) => Block): Block[] {
  return content.length > 0 ? [block(content)] : [];
}

/** What stands between the items is one. */
function itemsOf(children: readonly HtmlNode[], around: Around): Block[][] {
  return children
    .map((child) =>
      typeof child !== 'string' && child.tag === 'li' ? blocksOf(child.children, around) : blocksOf([child], around),
    )
    .filter((blocks) => blocks.length > 0);
}

function aroundChildren({ tag, href }: HtmlElement, { marks, href: outer, depth }: Around): Around {
  const mark = sameMark[tag] ?? markTags.find((known) => known === tag);
  const address = href?.trim();
  const link = address !== undefined && isSafeAddress(address) ? address : outer;
  return {
    depth,
    marks: mark && !marks.includes(mark) ? markTags.filter((each) => each === mark || marks.includes(each)) : marks,
    ...(link !== undefined && { href: link }),
  };
}

/** One line: runs of blanks are one blank, none at its ends nor beside a break, and neighbours that look the same are one piece. */
function tidy(line: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  let isFresh = true;
  for (const { text: words, ...look } of line) {
    const text: string | null = words?.replace(/[ \t\n\r\f]+/g, ' ').slice(isFresh && /^[ \t\n\r\f]/.test(words) ? 1 : 0) ?? null;
    if (text === null) trimEnd(kept);
    if (text !== '') kept.push({ ...look, text });
    if (text !== '') isFresh = text === null || text.endsWith(' ');
  }
  trimEnd(kept);
  return joined(kept);
}

/** What looks the same is one piece. The texts are joined at once: one by one a long line would be copied for each of them. */
function joined(pieces: readonly Inline[]): Inline[] {
  const runs: Inline[][] = [];
  for (const piece of pieces) {
    const [before] = runs.at(-1) ?? [];
    if (before && before.text !== null && piece.text !== null && looksLike(before, piece)) runs.at(-1)?.push(piece);
    else runs.push([piece]);
  }
  return runs.map((run) => ({
    ...(run[0] as Inline),
    text: run[0]?.text === null ? null : run.map(({ text }) => text).join(''),
  }));
}

function trimEnd(pieces: Inline[]): void {
  const last = pieces.at(-1);
  if (typeof last?.text !== 'string' || !last.text.endsWith(' ')) return;
  if (last.text === ' ') pieces.pop();
  else last.text = last.text.slice(0, -1);
}

function looksLike(one: Inline, other: Inline): boolean {
  return one.href === other.href && one.marks.join() === other.marks.join();
}

function wordsOf(children: readonly HtmlNode[]): string {
  return children
    .map((child) => (typeof child === 'string' ? child : child.tag === 'br' ? '\n' : wordsOf(child.children)))
    .join('');
}

function saysSomething(block: Block): boolean {
  if (block.tag === 'hr') return true;
  if ('text' in block) return block.text.trim() !== '';
  if ('inlines' in block) return block.inlines.some(({ text }) => text !== null && text.trim() !== '');
  return ('blocks' in block ? block.blocks : block.items.flat()).some(saysSomething);
}
