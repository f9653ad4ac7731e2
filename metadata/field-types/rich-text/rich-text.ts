/** Marks of a piece of text, in the order in which they lie around it. */
export const markTags = ['strong', 'em', 'u', 's', 'code'] as const;
export type Mark = (typeof markTags)[number];

/** A piece of a line: a text, or a break (null), with its marks and the address it leads to. */
export type Inline = { text: string | null; marks: readonly Mark[]; href?: string };

/** One block of a rich text. There is nothing else in it: no attributes, styles, pictures or programs. */
export type Block =
  | { tag: 'p' | 'h1' | 'h2' | 'h3'; inlines: Inline[] }
  | { tag: 'pre'; text: string }
  | { tag: 'hr' }
  | { tag: 'blockquote'; blocks: Block[] }
  | { tag: 'ul' | 'ol'; items: Block[][] };

/** The blocks as HTML, in the one form in which a rich text is kept: the same blocks are the same text. */
export function writeRichText(blocks: readonly Block[]): string {
  return blocks.map(writeBlock).join('');
}

/** What a person reads of it, line by line. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map(plainBlock)
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function writeBlock(block: Block): string {
  if (block.tag === 'hr') return '<hr>';
  if ('text' in block) return `<pre><code>${escapeText(block.text)}</code></pre>`;
  if ('inlines' in block) return `<${block.tag}>${writeInlines(block.inlines)}</${block.tag}>`;
  if ('blocks' in block) return `<blockquote>${writeRichText(block.blocks)}</blockquote>`;
  const items = block.items.map((item) => `<li>${writeRichText(item)}</li>`);
  return `<${block.tag}>${items.join('')}</${block.tag}>`;
}

function writeInlines(inlines: readonly Inline[]): string {
  return inlines
    .map(({ text, marks, href }) => {
      if (text === null) return '<br>';
      const [before, after] = [marks.map((mark) => `<${mark}>`), marks.toReversed().map((mark) => `</${mark}>`)];
      const marked = `${before.join('')}${escapeText(text)}${after.join('')}`;
      return href === undefined ? marked : `<a href="${escapeText(href)}">${marked}</a>`;
    })
    .join('');
}

function plainBlock(block: Block): string {
  if (block.tag === 'hr') return '';
  if ('text' in block) return block.text;
  if ('inlines' in block) return block.inlines.map(({ text }) => text ?? '\n').join('');
  if ('blocks' in block) return plainText(block.blocks);
  return block.items.map((item, index) => `${block.tag === 'ol' ? `${index + 1}.` : '-'} ${plainText(item)}`).join('\n');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] as string);
}
