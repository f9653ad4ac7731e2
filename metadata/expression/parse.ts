import type { ExpressionNode, Span } from './ast.ts';
import type { ExpressionError } from './expression-error.ts';
import { decimalLimits, expressionLimits } from './limits.ts';
import { type OperatorSyntax, operatorSyntax } from './operators.ts';
import { type Token, tokenize } from './tokenize.ts';

export type ParsedExpression = { ok: true; ast: ExpressionNode } | { ok: false; errors: ExpressionError[] };

/**
 * Reads an expression: `parseExpression('IF(amount > 10000, "big", "small")')`. Knows nothing of fields and functions yet;
 * `checkExpression` does. Syntax errors come one at a time, the first one met.
 */
export function parseExpression(source: string): ParsedExpression {
  if (source.length < long) return readExpression(source);
  const found = recent.get(source) ?? readExpression(source);
  recent.delete(source);
  recent.set(source, found);
  if (recent.size > mostKept) recent.delete(recent.keys().next().value as string);
  return found;
}

/** Of long texts the last few are kept as they were read: who types in one, or publishes one, asks for it in many places. */
const recent = new Map<string, ParsedExpression>();
const [long, mostKept] = [300, 30];

function readExpression(source: string): ParsedExpression {
  const { length } = source;
  if (length > expressionLimits.length) {
    return failed({ code: 'tooLong', start: 0, end: length, params: { max: expressionLimits.length, length } });
  }
  const unstorable = source.search(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
  if (unstorable >= 0) {
    return failed({ code: 'unexpectedCharacter', start: unstorable, end: unstorable + 1, params: { seen: '\ufffd' } });
  }
  const { tokens, error } = tokenize(source);
  if (error) return failed(error);
  try {
    return { ok: true, ast: new ExpressionReader(tokens).readAll() };
  } catch (thrown) {
    if (thrown instanceof SyntaxFound) return failed(thrown.error);
    throw thrown;
  }
}

function failed(error: ExpressionError): ParsedExpression {
  return { ok: false, errors: [error] };
}

type CallNode = ExpressionNode & { kind: 'call' };

/** Leaves the recursion at the first syntax error; never leaves this file. */
class SyntaxFound extends Error {
  readonly error: ExpressionError;

  constructor(error: ExpressionError) {
    super(error.code);
    this.error = error;
  }
}

/** What a reader expects at a place, for its error. */
const expectations = {
  value: { zh: '字段、数值、文本或函数', en: 'a field, a number, a text or a function' },
  operator: { zh: '运算符或公式结尾', en: 'an operator or the end' },
  argumentEnd: { zh: '“,”或“)”', en: '“,” or “)”' },
  groupEnd: { zh: '“)”', en: '“)”' },
};

/** Operator precedence parser over the table in operators.ts. */
class ExpressionReader {
  private readonly tokens: Token[];
  private at = 0;
  private open = 0;
  private readonly depths = new WeakMap<ExpressionNode, number>();

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  readAll(): ExpressionNode {
    if (this.isAtEnd()) throw new SyntaxFound({ code: 'empty', start: 0, end: this.token.end });
    const node = this.readExpression(0);
    if (!this.isAtEnd()) this.refuse('operator');
    return node;
  }

  private readExpression(power: number): ExpressionNode {
    this.guardDepth(++this.open, this.token);
    let left = this.readOperand();
    let before: OperatorSyntax | undefined;
    for (;;) {
      const operator = this.operatorAt(['infix', 'postfix']);
      if (!operator || operator.power <= power) break;
      const nameSpan = this.advance();
      const operands = operator.position === 'infix' ? [left, this.readExpression(operator.power)] : [left];
      if (operator.chains && operator.power === before?.power) left = this.chain(operator, nameSpan, operands);
      else left = this.call(operator.calls, nameSpan, operands, { start: left.start, end: operands.at(-1)?.end ?? nameSpan.end });
      if (operator.position === 'postfix') left.end = nameSpan.end;
      before = operator;
    }
    this.open--;
    return left;
  }

  /** One more of a row, as in `a + b + c`: no level deeper than the others. */
  private chain({ calls, chains }: OperatorSyntax, nameSpan: Span, operands: ExpressionNode[]): ExpressionNode {
    const [left, right] = operands as [CallNode, ExpressionNode];
    const depth = Math.max(this.depthOf(left), 1 + this.depthOf(right));
    this.guardDepth(depth, nameSpan);
    if (chains === 'list') left.arguments.push(right);
    const span = { start: left.start, end: right.end };
    const node: CallNode =
      chains === 'list' ? Object.assign(left, span) : { kind: 'call', name: calls, nameSpan, arguments: [left, right], ...span };
    this.depths.set(node, depth);
    return node;
  }

  private readOperand(): ExpressionNode {
    const token = this.token;
    const next = this.tokens[this.at + 1];
    const isCall = token.kind === 'name' && next?.kind === 'symbol' && next.value === '(';
    const prefix = isCall ? undefined : this.operatorAt(['prefix']);
    if (prefix) {
      const nameSpan = this.advance();
      const operand = this.readExpression(prefix.power - 1);
      return this.call(prefix.calls, nameSpan, [operand], { start: token.start, end: operand.end });
    }
    if (token.kind === 'number') return { kind: 'number', value: readNumber(token), ...this.advance() };
    if (token.kind === 'text') return { kind: 'text', value: token.value, ...this.advance() };
    if (isCall) return this.readCall();
    if (token.kind === 'name') return this.readName();
    if (token.value === '(') return this.readGroup();
    return this.refuse('value');
  }

  private readName(): ExpressionNode {
    const word = this.token.value.toUpperCase();
    if (this.operatorAt(['infix'])) this.refuse('value');
    if (word === 'TRUE' || word === 'FALSE') return { kind: 'boolean', value: word === 'TRUE', ...this.advance() };
    if (word === 'NULL') return { kind: 'none', ...this.advance() };
    return { kind: 'path', path: this.token.value, ...this.advance() };
  }

  private readGroup(): ExpressionNode {
    this.advance();
    const node = this.readExpression(0);
    if (!this.isSymbol(')')) this.refuse('groupEnd');
    this.advance();
    return node;
  }

  private readCall(): ExpressionNode {
    const name = this.token.value.toUpperCase();
    const nameSpan = this.advance();
    this.advance();
    const operands: ExpressionNode[] = [];
    if (!this.isSymbol(')')) {
      operands.push(this.readExpression(0));
      while (this.isSymbol(',')) {
        this.advance();
        operands.push(this.readExpression(0));
      }
    }
    if (!this.isSymbol(')')) this.refuse('argumentEnd');
    return this.call(name, nameSpan, operands, { start: nameSpan.start, end: this.advance().end });
  }

  private call(name: string, nameSpan: Span, operands: ExpressionNode[], span: Span): ExpressionNode {
    const node: ExpressionNode = { kind: 'call', name, nameSpan, arguments: operands, ...span };
    const depth = 1 + Math.max(0, ...operands.map((operand) => this.depthOf(operand)));
    this.guardDepth(depth, nameSpan);
    this.depths.set(node, depth);
    return node;
  }

  private depthOf(node: ExpressionNode): number {
    return this.depths.get(node) ?? 1;
  }

  private guardDepth(depth: number, span: Span): void {
    const max = expressionLimits.depth;
    if (depth > max) throw new SyntaxFound({ code: 'tooDeep', start: span.start, end: span.end, params: { max } });
  }

  private operatorAt(positions: OperatorSyntax['position'][]): OperatorSyntax | undefined {
    if (this.token.kind !== 'symbol' && this.token.kind !== 'name') return undefined;
    const symbol = this.token.value.toUpperCase();
    return operatorSyntax.find((operator) => positions.includes(operator.position) && operator.symbols.includes(symbol));
  }

  private isAtEnd(): boolean {
    return this.token.kind === 'end';
  }

  private isSymbol(symbol: string): boolean {
    return this.token.kind === 'symbol' && this.token.value === symbol;
  }

  private get token(): Token {
    return this.tokens[this.at] as Token;
  }

  private advance(): Span {
    const { start, end } = this.token;
    this.at++;
    return { start, end };
  }

  private refuse(expectation: keyof typeof expectations): never {
    const { kind, start, end, text } = this.token;
    const expected = expectations[expectation];
    if (kind === 'end') throw new SyntaxFound({ code: 'unexpectedEnd', start, end, params: { expected } });
    throw new SyntaxFound({ code: 'unexpectedToken', start, end, params: { seen: text, expected } });
  }
}

function readNumber(token: Token): string {
  const [whole = '', fraction = ''] = token.value.split('.');
  const { wholeDigits, decimals } = decimalLimits;
  if (whole.length > wholeDigits || fraction.length > decimals) {
    const { start, end, text } = token;
    throw new SyntaxFound({ code: 'numberTooPrecise', start, end, params: { seen: text, whole: wholeDigits, decimals } });
  }
  return `${whole || '0'}${fraction && `.${fraction}`}`;
}
