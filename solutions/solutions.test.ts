import { checkDefinitions } from '@tenon/metadata';
import { describe, expect, it } from 'vitest';
import { platform } from '../server/src/catalog/platform/solution.ts';
import * as solutions from './index.ts';

describe.each(Object.entries(solutions))('solution %s', (_, solution) => {
  it('is literal: it survives being written to a file', () => {
    expect(JSON.parse(JSON.stringify(solution.definitions))).toEqual(solution.definitions);
  });

  it('fits together, and with what every workspace has', () => {
    expect(checkDefinitions([...platform.definitions, ...solution.definitions])).toEqual([]);
  });

  it('tells a sample story that begins before it ends', () => {
    const steps = solution.samples?.('2026-11-21') ?? [];
    expect(steps.every(({ daysAgo }) => daysAgo >= 0)).toBe(true);
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });
});
