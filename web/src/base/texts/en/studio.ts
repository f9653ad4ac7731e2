import type { Translated } from '../translated.ts';
import type { studio as zh } from '../zh/studio.ts';

export const studio: Translated<typeof zh> = {};
