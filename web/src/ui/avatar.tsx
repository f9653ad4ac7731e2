import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { classNames } from './class-names.ts';

const colors = ['indigo', 'teal', 'orange', 'violet', 'blue', 'green', 'pink', 'yellow'];

type Props = {
  name: string;
  size?: number;
  /** People are round, organisations square. */
  square?: boolean;
};

/** A person's or an organisation's initial in a colour of its own. The name itself stands beside it or in the title. */
export function Avatar({ name, size = 20, square }: Props) {
  const color = colors[hash(name) % colors.length];
  const style = { '--size': `${size}px`, background: `var(--${color}-bg)`, color: `var(--${color}-fg)` } as CSSProperties;
  return (
    <span className={classNames(styles.avatar, square && styles.square)} style={style} title={name} aria-hidden="true">
      {square ? firstCharacter(name) : initial(name)}
    </span>
  );
}

/** Chinese people are known by their given name's last character, others by the first letter. */
function initial(name: string): string {
  const trimmed = name.trim();
  const isChineseName = /^\p{Script=Han}{2,4}$/u.test(trimmed);
  return (isChineseName ? [...trimmed].at(-1) : firstCharacter(trimmed)) ?? '?';
}

function firstCharacter(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '?';
}

function hash(name: string): number {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return sum;
}
