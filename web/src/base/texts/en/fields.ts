import type { Translated } from '../translated.ts';
import type { fields as zh } from '../zh/fields.ts';

export const fields: Translated<typeof zh> = {};
