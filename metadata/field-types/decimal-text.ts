import { z } from 'zod';

/** A plain decimal number as text, the wire form of every exact number. */
export const decimalText = z.string().regex(/^-?\d{1,40}(\.\d{1,20})?$/);
