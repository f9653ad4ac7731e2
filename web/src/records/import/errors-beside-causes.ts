import type { ImportJob } from '../../../../metadata/api/import-shapes.ts';

/** Errors whose values are not listed with their causes: of those there is nothing more to tell than each row. */
export function errorsBesideCauses({ errors, causes, plan }: Pick<ImportJob, 'errors' | 'causes' | 'plan'>): ImportJob['errors'] {
  const listed = causes.filter(({ column }) => plan?.columns.some((each) => each.column === column && each.field !== null));
  const told = new Set(listed.flatMap(({ column, values }) => values.map(({ value }) => `${column} ${value}`)));
  return errors.filter(({ column, seen }) => seen === undefined || !told.has(`${column} ${seen}`));
}
