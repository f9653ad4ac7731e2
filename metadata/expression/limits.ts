/**
 * The longest source and the deepest nesting that are accepted, so that no text can exhaust a stack; and how many parts a formula may
 * have with the formulas it reads written out in it.
 */
export const expressionLimits = { length: 10_000, depth: 100, size: 2_000 } as const;

/** Results of `*`, `/`, `^` and the like keep this many decimals; a result that reaches 10^28 is blank. */
export const decimalLimits = { wholeDigits: 28, decimals: 10 } as const;
