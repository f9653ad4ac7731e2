export type Inline =
  | string
  | { kind: 'strong' | 'em' | 'code'; inside: Inline[] }
  | { kind: 'link'; href: string; inside: Inline[] };
export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'heading'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] };

/**
 * What people write into a page: paragraphs, headings, lists, **strong**, *emphasis*, `code` and [links](https://example.com), as in Markdown. All
 * else, HTML too, is text as it was written.
 */
export function readText(text: string): Block[] {
  return text
    .split(/\n\s*\n/)
    .flatMap((part) => readBlocks(part.split('\n').filter((line) => line.trim() !== '')))
    .filter((block) => block.kind === 'list' || block.inside.length > 0);
}

const item = /^\s*(?:[-*]|(\d+)\.)\s+(.*)$/;
const heading = /^\s*#{1,6}\s+(.*)$/;

function readBlocks(lines: string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    const [, number, listed] = item.exec(line) ?? [];
    const [, headed] = heading.exec(line) ?? [];
    if (listed !== undefined) {
      const ordered = number !== undefined;
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(readInline(listed));
      else blocks.push({ kind: 'list', ordered, items: [readInline(listed)] });
    } else if (headed !== undefined) blocks.push({ kind: 'heading', inside: readInline(headed) });
    else if (last?.kind === 'paragraph') last.inside.push('\n', ...readInline(line));
    else blocks.push({ kind: 'paragraph', inside: readInline(line) });
  }
  return blocks;
}

const mark = /\*\*(.+?)\*\*(?!\*)|\*([^*\s](?:[^*]*[^*\s])?)\*|`([^`]+)`|\[([^\]]+)\]\(([^()\s]+)\)/;

function readInline(text: string): Inline[] {
  const found = mark.exec(text);
  if (!found) return text === '' ? [] : [text];
  const [all, strong, em, code, words, href] = found;
  const before = text.slice(0, found.index);
  return [...(before === '' ? [] : [before]), marked(), ...readInline(text.slice(found.index + all.length))];

  function marked(): Inline {
    if (strong !== undefined) return { kind: 'strong', inside: readInline(strong) };
    if (em !== undefined) return { kind: 'em', inside: readInline(em) };
    if (code !== undefined) return { kind: 'code', inside: [code] };
    return isSafe(href ?? '') ? { kind: 'link', href: href ?? '', inside: readInline(words ?? '') } : all;
  }
}

/** Pages and mail: nothing that runs, and no other host under the guise of a path. */
function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href) || /^\/(?![/\\])/.test(href);
}
