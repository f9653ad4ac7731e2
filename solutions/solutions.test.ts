import { checkDefinitions, type Definition, type LayoutBody, type Solution } from '@tenon/metadata';
import { describe, expect, it } from 'vitest';
import { effectiveDefinitions, type Layers, shipDefinitions } from '../server/src/catalog/definitions/layers.ts';
import { collisionProblems } from '../server/src/catalog/definitions/shipment-problems.ts';
import { orderSolutions, refuseCircles, withRequired } from '../server/src/catalog/definitions/solution-order.ts';
import { platform } from '../server/src/catalog/platform/solution.ts';
import * as solutions from './index.ts';

const all: Solution[] = Object.values(solutions);

describe.each(all.map((solution) => [solution.name, solution] as const))('solution %s', (_, solution) => {
  it('is literal: it survives being written to a file', () => {
    const shipped = { definitions: solution.definitions, extensions: solution.extensions ?? [] };
    expect(JSON.parse(JSON.stringify(shipped))).toEqual(shipped);
  });

  it('fits together with what it requires, and with what every workspace has', () => {
    expect(checkDefinitions(ship([platform, ...withRequired(solution, all)]))).toEqual([]);
  });

  it('names the sections of its pages, so that others and newer versions find them', () => {
    const layouts = solution.definitions.filter(({ kind }) => kind === 'layout');
    const sections = layouts.flatMap(({ body }) => (body as LayoutBody).sections);
    expect(sections.filter(({ id }) => id === undefined)).toEqual([]);
  });

  it('tells a sample story that begins before it ends', () => {
    const steps = solution.samples?.('2026-11-21') ?? [];
    expect(steps.every(({ daysAgo }) => daysAgo >= 0)).toBe(true);
    expect(JSON.parse(JSON.stringify(steps))).toEqual(steps);
  });
});

describe('all solutions', () => {
  it('fit beside each other', () => {
    refuseCircles(all);
    expect(checkDefinitions(ship([platform, ...orderSolutions(all)]))).toEqual([]);
  });
});

/** What counts where these are installed, one after the other. */
function ship(installed: readonly Solution[]): Definition[] {
  const order = installed.map(({ name }) => name);
  const layers = installed.reduce<Layers[]>((before, solution) => {
    const shipment = { ...solution, solution: solution.name, order };
    expect(collisionProblems(before, shipment)).toEqual([]);
    return shipDefinitions(before, shipment);
  }, []);
  return effectiveDefinitions(layers);
}
