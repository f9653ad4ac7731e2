/**
 * A pattern as MATCHES takes it: `[A-Z]{2}\d{6}`, `https?://.+`. It is a part of what regular expressions are: characters, classes, groups, `|`, `?`, `*`, `+`, `{n}`,
 * `{n,m}`, and `\d \w \s`. That part means the same in a browser and in PostgreSQL, and never takes long: what could be read in very many ways is refused.
 */
export type Pattern = { expression: RegExp; sql: string };

/** Longer texts match nothing. */
export const longestMatched = 250;

const mostWays = 20_000_000;
const mostTimes = 255;

/** The pattern, which has to fit a whole text; undefined where it is none. */
export function readPattern(source: string): Pattern | undefined {
  try {
    const reader = new PatternReader(source);
    const { text, ways } = reader.readAll();
    if (source === '' || source.length > 500 || ways > mostWays) return undefined;
    return { expression: new RegExp(`^(?:${text})$`, 'su'), sql: `^(?:${text})$` };
  } catch (thrown) {
    if (thrown instanceof BadPattern) return undefined;
    throw thrown;
  }
}

class BadPattern extends Error {}

/** How a part is written for both engines, and in how many ways it can be read. */
type Part = { text: string; ways: number };

const classes: Readonly<Record<string, string>> = { d: '0-9', w: 'A-Za-z0-9_', s: ' \\t\\n\\r' };
const special = /[\^$\\.*+?()[\]{}|]/u;

class PatternReader {
  private readonly signs: string[];
  private at = 0;

  constructor(source: string) {
    this.signs = [...source];
  }

  readAll(): Part {
    const part = this.readChoice();
    if (this.at < this.signs.length) throw new BadPattern();
    return part;
  }

  private readChoice(): Part {
    const parts = [this.readSequence()];
    while (this.take('|')) parts.push(this.readSequence());
    return { text: parts.map(({ text }) => text).join('|'), ways: parts.reduce((sum, { ways }) => sum + ways, 0) };
  }

  private readSequence(): Part {
    let whole: Part = { text: '', ways: 1 };
    while (this.at < this.signs.length && !['|', ')'].includes(this.signs[this.at] as string)) {
      const part = this.readTimes(this.readOne());
      whole = { text: whole.text + part.text, ways: whole.ways * part.ways };
    }
    return whole;
  }

  private readOne(): Part {
    const sign = this.next();
    if (sign === '(') return this.readGroup();
    if (sign === '[') return { text: this.readClass(), ways: 1 };
    if (sign === '.') return { text: '.', ways: 1 };
    if (sign === '\\') return { text: this.readEscaped(), ways: 1 };
    if (special.test(sign) || sign === '\0') throw new BadPattern();
    return { text: sign, ways: 1 };
  }

  private readGroup(): Part {
    if (this.take('?') && !this.take(':')) throw new BadPattern();
    const inner = this.readChoice();
    if (!this.take(')')) throw new BadPattern();
    return { text: `(?:${inner.text})`, ways: inner.ways };
  }

  private readEscaped(): string {
    const sign = this.next();
    const known = classes[sign];
    if (known) return `[${known}]`;
    if (!special.test(sign) && !'-/'.includes(sign)) throw new BadPattern();
    return special.test(sign) ? `\\${sign}` : sign;
  }

  private readClass(): string {
    const not = this.take('^') ? '^' : '';
    let inner = '';
    while (!this.take(']')) {
      const first = this.readClassSign();
      const isRange = first.length === 1 && this.signs[this.at] === '-' && this.signs[this.at + 1] !== ']';
      if (!isRange) inner += first.length === 1 ? quoteInClass(first) : first;
      else {
        this.at++;
        const last = this.readClassSign();
        if (last.length !== 1 || (last.codePointAt(0) as number) < (first.codePointAt(0) as number)) throw new BadPattern();
        inner += `${quoteInClass(first)}-${quoteInClass(last)}`;
      }
    }
    if (inner === '') throw new BadPattern();
    return `[${not}${inner}]`;
  }

  /** One sign, or a known class, which is longer. */
  private readClassSign(): string {
    const sign = this.next();
    if (sign === '[' || sign === '\0' || sign.length > 1) throw new BadPattern();
    if (sign !== '\\') return sign;
    const escaped = this.next();
    return classes[escaped] ?? (/[a-z0-9]/i.test(escaped) ? fail() : escaped);
  }

  private readTimes(part: Part): Part {
    const found = this.readQuantifier();
    if (!found) return part;
    const { text, least, most } = found;
    if (least > most || (most !== Number.POSITIVE_INFINITY && most > mostTimes) || least > mostTimes) throw new BadPattern();
    if (least === most) return { text: part.text + text, ways: part.ways ** least };
    // What may be read in several ways must not be repeated so or so often: that is what takes for ever.
    if (part.ways > 1 && most > 1) throw new BadPattern();
    const times = Math.min(most, longestMatched) - least + 1;
    return { text: part.text + text, ways: part.ways * times };
  }

  private readQuantifier(): { text: string; least: number; most: number } | undefined {
    if (this.take('?')) return { text: '?', least: 0, most: 1 };
    if (this.take('*')) return { text: '*', least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { text: '+', least: 1, most: Number.POSITIVE_INFINITY };
    if (this.signs[this.at] !== '{') return undefined;
    const [text, least, comma, most] = /^\{(\d{1,3})(,?)(\d{0,3})\}/.exec(this.signs.slice(this.at).join('')) ?? [];
    if (text === undefined) throw new BadPattern();
    this.at += text.length;
    const to = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { text, least: Number(least), most: to };
  }

  private take(sign: string): boolean {
    if (this.signs[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private next(): string {
    const sign = this.signs[this.at++];
    if (sign === undefined) throw new BadPattern();
    return sign;
  }
}

function fail(): never {
  throw new BadPattern();
}

function quoteInClass(sign: string): string {
  return /[\\\]^[-]/.test(sign) ? `\\${sign}` : sign;
}
