/** `toRow` and `fromRow` of types whose wire value is exactly what their one column holds. */
export const sameInColumn = {
  toRow: (value: unknown) => [value],
  fromRow: (values: unknown[]) => values[0] ?? null,
};
