/** The clock's, days of a calendar without days off, and the hours and days that people work. */
export const lengthUnits = ['minute', 'hour', 'day', 'workhour', 'workday'] as const;

/** A length of time. */
export type Length = { amount: number; unit: (typeof lengthUnits)[number] };
