import type { ReactNode } from 'react';
import { type Block, type Inline, readText } from './read-text.ts';
import styles from './section-text.module.css';

/** A text of a layout. It becomes elements one by one, so that nothing in it is HTML. */
export function SectionText({ text }: { text: string }) {
  return <div className={styles.text}>{readText(text).map((block, index) => drawBlock(block, index))}</div>;
}

function drawBlock(block: Block, key: number): ReactNode {
  if (block.kind === 'heading') return <h3 key={key}>{drawAll(block.inside)}</h3>;
  if (block.kind === 'paragraph') return <p key={key}>{drawAll(block.inside)}</p>;
  const List = block.ordered ? 'ol' : 'ul';
  const items = block.items.map((inside, index) => <li key={index}>{drawAll(inside)}</li>);
  return <List key={key}>{items}</List>;
}

function drawAll(inside: readonly Inline[]): ReactNode[] {
  return inside.map((part, index) => drawInline(part, index));
}

function drawInline(part: Inline, key: number): ReactNode {
  if (typeof part === 'string') return part;
  const inside = drawAll(part.inside);
  if (part.kind !== 'link') {
    const Mark = part.kind;
    return <Mark key={key}>{inside}</Mark>;
  }
  const isOwn = part.href.startsWith('/');
  return (
    <a key={key} href={part.href} target={isOwn ? undefined : '_blank'} rel="noreferrer noopener">
      {inside}
    </a>
  );
}
