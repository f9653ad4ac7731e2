import { expect, test } from 'vitest';
import type { AppBody } from './app.ts';
import { isOutsidePilot, phaseOf, rollOut, withoutRollOut, withPhase } from './app-rollout.ts';

type RolledOut = Pick<AppBody, 'off' | 'pilot' | 'pilotPeople' | 'pilotDepartments' | 'since' | 'next'>;
const app: RolledOut = {
  off: true,
  next: [
    { on: '2027-01-01', to: 'all' },
    { on: '2026-12-10', to: 'pilot', roles: ['rep'], people: ['me'] },
  ],
};

test('steps are carried out on their day, in order, and all that were missed at once', () => {
  expect(rollOut(app, '2026-12-09')).toBe(app);
  expect(rollOut(app, '2026-12-10')).toEqual({
    ...{ pilot: ['rep'], pilotPeople: ['me'], since: '2026-12-10' },
    next: [{ on: '2027-01-01', to: 'all' }],
  });
  expect(rollOut(app, '2027-03-01')).toEqual({ since: '2027-01-01' });
});

test('an app is off, for a pilot, or for everybody', () => {
  expect(phaseOf(app)).toBe('off');
  const pilot = withPhase(app, { on: '2026-12-01', to: 'pilot', departments: ['north'] });
  expect(pilot).toEqual({ next: app.next, pilotDepartments: ['north'], since: '2026-12-01' });
  expect(phaseOf(pilot)).toBe('pilot');
  expect(phaseOf(withPhase(pilot, { on: '2026-12-02', to: 'all' }))).toBe('all');
  expect(withoutRollOut({ ...pilot, off: true })).toEqual({ off: true });
});

test('in a pilot is who has one of its roles, who is named, and who works in or below one of its departments', () => {
  const pilot = { pilot: ['rep'], pilotPeople: ['me'], pilotDepartments: ['north'] };
  const isIn = (department: string) => department === 'north';
  const outside = { id: 'you', roles: ['other'] };
  expect(isOutsidePilot(pilot, outside)).toBe(true);
  expect(isOutsidePilot(pilot, { ...outside, isIn: (department) => !isIn(department) })).toBe(true);
  for (const inside of [{ roles: ['other', 'rep'] }, { id: 'me' }, { isIn }])
    expect(isOutsidePilot(pilot, { ...outside, ...inside })).toBe(false);
  expect(isOutsidePilot({}, outside)).toBe(false);
});
