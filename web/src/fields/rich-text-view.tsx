import { Fragment, type ReactNode } from 'react';
import type { Block, Inline } from '../../../metadata/field-types/rich-text/rich-text.ts';
import styles from './rich-text.module.css';

/** A rich text as elements, one by one: what is kept is never given to the browser as HTML. */
export function RichTextView({ blocks }: { blocks: readonly Block[] }) {
  return <div className={styles.text}>{drawAll(blocks)}</div>;
}

function drawAll(blocks: readonly Block[]): ReactNode[] {
  return blocks.map((block, index) => <Fragment key={index}>{draw(block)}</Fragment>);
}

function draw(block: Block): ReactNode {
  if (block.tag === 'hr') return <hr />;
  if ('text' in block) return <pre>{block.text}</pre>;
  if ('blocks' in block) return <blockquote>{drawAll(block.blocks)}</blockquote>;
  if ('items' in block) {
    const List = block.tag;
    return (
      <List>
        {block.items.map((item, index) => (
          <li key={index}>{drawAll(item)}</li>
        ))}
      </List>
    );
  }
  const Line = block.tag;
  return (
    <Line>
      {block.inlines.map((inline, index) => (
        <Fragment key={index}>{drawInline(inline)}</Fragment>
      ))}
    </Line>
  );
}

function drawInline({ text, marks, href }: Inline): ReactNode {
  if (text === null) return <br />;
  const marked = marks.reduceRight<ReactNode>((inner, Mark) => <Mark>{inner}</Mark>, text);
  if (href === undefined) return marked;
  return (
    <a href={href} target={href.startsWith('/') ? undefined : '_blank'} rel="noreferrer noopener">
      {marked}
    </a>
  );
}
