import { expect, test } from 'vitest';
import type { AppBody } from './app.ts';
import { isOutsidePilot, phaseOf, rollOut, withPhase } from './app-rollout.ts';

type RolledOut = Pick<AppBody, 'off' | 'pilot' | 'since' | 'next'>;
const app: RolledOut = {
  off: true,
  next: [
    { on: '2027-01-01', to: 'all' },
    { on: '2026-12-10', to: 'pilot', roles: ['rep'] },
  ],
};

test('steps are carried out on their day, in order, and all that were missed at once', () => {
  expect(rollOut(app, '2026-12-09')).toBe(app);
  expect(rollOut(app, '2026-12-10')).toEqual({ pilot: ['rep'], since: '2026-12-10', next: [{ on: '2027-01-01', to: 'all' }] });
  expect(rollOut(app, '2027-03-01')).toEqual({ since: '2027-01-01' });
});

test('an app is off, for some roles, or for everybody', () => {
  expect(phaseOf(app)).toBe('off');
  const pilot = withPhase(app, { on: '2026-12-01', to: 'pilot', roles: ['rep'] });
  expect([phaseOf(pilot), isOutsidePilot(pilot, ['rep', 'other']), isOutsidePilot(pilot, ['other'])]).toEqual([
    'pilot',
    false,
    true,
  ]);
  expect(phaseOf(withPhase(pilot, { on: '2026-12-02', to: 'all' }))).toBe('all');
});
