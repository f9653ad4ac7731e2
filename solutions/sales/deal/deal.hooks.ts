import type { Hooks } from '@tenon/metadata';

/**
 * Other systems have one closing date: of an open deal the day it is expected to close, of another the day it did. A deal that comes
 * in closed, with such a date in the past and no other, was closed on that day and not today.
 */
export const dealHooks: Hooks = {
  beforeSave(records, { today, isGiven }) {
    for (const { values, before } of records) {
      const { expected_close: expected, closed_on: closed } = values;
      if (before || isGiven('closed_on') || typeof closed !== 'string' || typeof expected !== 'string') continue;
      if (expected < today) values.closed_on = expected;
    }
  },
};
