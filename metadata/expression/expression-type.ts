/** The types of the expression language. */
export type ExpressionType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'texts' | 'reference' | 'none';
