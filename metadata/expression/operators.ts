/** A way to write a call without parentheses. Higher `power` binds tighter; equal powers group from the left, as in Excel. */
export type OperatorSyntax = {
  /** Spellings, compared in upper case. */
  symbols: readonly string[];
  position: 'infix' | 'prefix' | 'postfix';
  power: number;
  /** The function that is called. */
  calls: string;
};

/** As in Excel, a minus sign binds tighter than `^`: `-2 ^ 2` is 4. */
export const operatorSyntax: readonly OperatorSyntax[] = [
  { symbols: ['OR'], position: 'infix', power: 1, calls: 'OR' },
  { symbols: ['AND'], position: 'infix', power: 2, calls: 'AND' },
  { symbols: ['NOT'], position: 'prefix', power: 3, calls: 'NOT' },
  { symbols: ['=', '=='], position: 'infix', power: 4, calls: '=' },
  { symbols: ['<>', '!='], position: 'infix', power: 4, calls: '<>' },
  { symbols: ['<'], position: 'infix', power: 4, calls: '<' },
  { symbols: ['<='], position: 'infix', power: 4, calls: '<=' },
  { symbols: ['>'], position: 'infix', power: 4, calls: '>' },
  { symbols: ['>='], position: 'infix', power: 4, calls: '>=' },
  { symbols: ['&'], position: 'infix', power: 5, calls: '&' },
  { symbols: ['+'], position: 'infix', power: 6, calls: '+' },
  { symbols: ['-'], position: 'infix', power: 6, calls: '-' },
  { symbols: ['*'], position: 'infix', power: 7, calls: '*' },
  { symbols: ['/'], position: 'infix', power: 7, calls: '/' },
  { symbols: ['^'], position: 'infix', power: 8, calls: '^' },
  { symbols: ['-'], position: 'prefix', power: 9, calls: 'unary -' },
  { symbols: ['%'], position: 'postfix', power: 10, calls: '%' },
];
