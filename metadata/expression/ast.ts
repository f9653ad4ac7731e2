/** Where a part stands in the source: offsets in UTF-16 units, `end` exclusive. */
export type Span = { start: number; end: number };

/** What was written, before anything is known about fields and types. An operator is a call of the function that bears its name. */
export type ExpressionNode = Span &
  (
    | { kind: 'number'; value: string }
    | { kind: 'text'; value: string }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'none' }
    | { kind: 'path'; path: string }
    | { kind: 'call'; name: string; nameSpan: Span; arguments: ExpressionNode[] }
  );
