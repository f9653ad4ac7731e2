import { expect, test } from 'vitest';
import { fitted } from './use-dashboard-steps.ts';

test('a widget stays on the twelve columns, and is narrower where there is no room', () => {
  expect(fitted({ report: 'won', x: 10, y: -1, w: 6, h: 30 })).toEqual({ report: 'won', x: 10, y: 0, w: 2, h: 20 });
  expect(fitted({ report: 'won', x: 0, y: 4, w: 12, h: 4 })).toEqual({ report: 'won', x: 0, y: 4, w: 12, h: 4 });
});
