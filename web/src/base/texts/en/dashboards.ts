import type { Translated } from '../translated.ts';
import type { dashboards as zh } from '../zh/dashboards.ts';

export const dashboards: Translated<typeof zh> = {};
