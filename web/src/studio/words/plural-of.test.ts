import { expect, test } from 'vitest';
import { pluralOf } from './plural-of.ts';

test('names are made plural as most nouns of English are, and others left alone', () => {
  const plurals = {
    'Repair order': 'Repair orders',
    Company: 'Companies',
    Delivery: 'Deliveries',
    Survey: 'Surveys',
    Box: 'Boxes',
    Branch: 'Branches',
    Address: 'Addresses',
    'Contact person': 'Contact people',
    Person: 'People',
    Parts: 'Parts',
    Equipment: 'Equipment',
    'Test equipment': 'Test equipment',
    'Part used': 'Part used',
    设备: '设备',
    'Phase 2': 'Phase 2',
    '': '',
  };
  for (const [name, plural] of Object.entries(plurals)) expect([name, pluralOf(name)]).toEqual([name, plural]);
});
