/** A way to write a call without parentheses. Higher `power` binds tighter; equal powers group from the left, as in Excel. */
export type OperatorSyntax = {
  /** Spellings, compared in upper case. */
  symbols: readonly string[];
  position: 'infix' | 'prefix' | 'postfix';
  power: number;
  /** The function that is called. */
  calls: string;
  /**
   * A row of them is no nesting. `list`: it is one call of all its operands. `left`: each calls the ones before it, and the check makes a sum of
   * them.
   */
  chains?: 'list' | 'left';
};

/** As in Excel, a minus sign binds tighter than `^`: `-2 ^ 2` is 4. */
export const operatorSyntax: readonly OperatorSyntax[] = [
  { symbols: ['OR'], position: 'infix', power: 1, calls: 'OR', chains: 'list' },
  { symbols: ['AND'], position: 'infix', power: 2, calls: 'AND', chains: 'list' },
  { symbols: ['NOT'], position: 'prefix', power: 3, calls: 'NOT' },
  { symbols: ['=', '=='], position: 'infix', power: 4, calls: '=' },
  { symbols: ['<>', '!='], position: 'infix', power: 4, calls: '<>' },
  { symbols: ['<'], position: 'infix', power: 4, calls: '<' },
  { symbols: ['<='], position: 'infix', power: 4, calls: '<=' },
  { symbols: ['>'], position: 'infix', power: 4, calls: '>' },
  { symbols: ['>='], position: 'infix', power: 4, calls: '>=' },
  { symbols: ['&'], position: 'infix', power: 5, calls: '&', chains: 'list' },
  { symbols: ['+'], position: 'infix', power: 6, calls: '+', chains: 'left' },
  { symbols: ['-'], position: 'infix', power: 6, calls: '-', chains: 'left' },
  { symbols: ['*'], position: 'infix', power: 7, calls: '*' },
  { symbols: ['/'], position: 'infix', power: 7, calls: '/' },
  { symbols: ['^'], position: 'infix', power: 8, calls: '^' },
  { symbols: ['-'], position: 'prefix', power: 9, calls: 'unary -' },
  { symbols: ['%'], position: 'postfix', power: 10, calls: '%' },
];
