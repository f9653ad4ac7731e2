import { expect, test } from 'vitest';
import { errorsBesideCauses } from './errors-beside-causes.ts';

const plan = {
  object: 'account',
  mode: 'create' as const,
  columns: [
    { column: 'Industry', field: 'industry' },
    { column: 'First', field: 'name' },
    { column: 'Left out', field: null },
  ],
};
const cause = { code: 'unknownOption', message: 'no such option', rows: 2, distinct: 1 };

test('errors are told by row where their causes list no values of theirs', () => {
  const errors = [
    { row: 2, column: 'Industry', seen: 'Rockets', message: 'no such option' },
    { row: 3, column: 'Industry', seen: 'Kites', message: 'no such option' },
    { row: 4, column: 'First + Last', seen: 'Rockets', message: 'too long' },
    { row: 5, message: 'a name is missing' },
    { row: 6, column: 'Industry', seen: 'Rockets', message: 'no such option' },
  ];
  const causes = [
    { ...cause, column: 'Industry', values: [{ value: 'Rockets', count: 2, row: 2 }] },
    { ...cause, column: 'First + Last', values: [{ value: 'Rockets', count: 1, row: 4 }] },
    { ...cause, code: 'required', values: [] },
  ];
  expect(errorsBesideCauses({ errors, causes, plan }).map(({ row }) => row)).toEqual([3, 4, 5]);
  expect(errorsBesideCauses({ errors, causes: [], plan })).toEqual(errors);
});
