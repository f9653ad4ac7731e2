import type { Translated } from '../translated.ts';
import type { records as zh } from '../zh/records.ts';

export const records: Translated<typeof zh> = {};
