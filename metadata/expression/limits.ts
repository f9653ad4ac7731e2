/** The longest source and the deepest nesting that are accepted, so that no text can exhaust a stack. */
export const expressionLimits = { length: 10_000, depth: 100 } as const;

/** Results of `*`, `/`, `^` and the like keep this many decimals; a result that reaches 10^28 is blank. */
export const decimalLimits = { wholeDigits: 28, decimals: 10 } as const;
