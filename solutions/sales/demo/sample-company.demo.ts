import type { SampleStep } from '@tenon/metadata';
import { accounts } from './accounts.ts';
import { activities } from './activities.ts';
import { deals } from './deals.ts';
import { involvements } from './involvements.ts';
import { leads } from './leads.ts';
import { people } from './people.ts';
import { products } from './products.ts';

/** Half a year in the life of a small automation company, as told on `today`. */
export function sampleCompany(today: string): SampleStep[] {
  return [...people, ...products, ...accounts, ...deals(today), ...leads, ...activities(today), ...involvements];
}
