import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import styles from './section-text.module.css';

/** A text of a layout, in Markdown. It becomes elements one by one, so that nothing in it is HTML; what has no element here stands as it was written. */
export function SectionText({ text }: { text: string }) {
  return <div className={styles.text}>{drawAll(lexer(text, { gfm: true, breaks: true }))}</div>;
}

function drawAll(tokens: readonly Token[] = []): ReactNode[] {
  return tokens.map((token, index) => <Fragment key={index}>{draw(token)}</Fragment>);
}

function draw(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'heading':
      return <h3>{drawAll(token.tokens)}</h3>;
    case 'paragraph':
      return <p>{drawAll(token.tokens)}</p>;
    case 'blockquote':
      return <blockquote>{drawAll(token.tokens)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'list':
      return drawList(token as Tokens.List);
    case 'strong':
      return <strong>{drawAll(token.tokens)}</strong>;
    case 'em':
      return <em>{drawAll(token.tokens)}</em>;
    case 'del':
      return <del>{drawAll(token.tokens)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return drawLink(token as Tokens.Link);
    case 'escape':
      return token.text;
    case 'text':
      return token.tokens ? drawAll(token.tokens) : token.text;
    default:
      return token.raw;
  }
}

function drawList({ ordered, start, items }: Tokens.List): ReactNode {
  const lines = items.map(({ tokens }, index) => <li key={index}>{drawAll(tokens)}</li>);
  return ordered ? <ol start={start === '' ? undefined : start}>{lines}</ol> : <ul>{lines}</ul>;
}

function drawLink({ href, raw, tokens }: Tokens.Link): ReactNode {
  if (!isSafe(href)) return raw;
  return (
    <a href={href} target={href.startsWith('/') ? undefined : '_blank'} rel="noreferrer noopener">
      {drawAll(tokens)}
    </a>
  );
}

/** Pages and mail: nothing that runs, and no other host under the guise of a path. */
function isSafe(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)/i.test(href) || /^\/(?![/\\])/.test(href);
}
