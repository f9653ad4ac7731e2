import { paths } from '../../../../base/paths.ts';

/** Between the names of objects, which have no hyphen. */
export const fromFileStep = 'from-file';

export function fromFilePath(upload: string): string {
  return paths.studio('objects', fromFileStep, upload);
}

/** `place` counts from one. */
export function columnPath(upload: string, place: number): string {
  return paths.studio('objects', fromFileStep, upload, 'columns', String(place));
}

export function rowsPath(upload: string, object: string): string {
  return paths.studio('objects', fromFileStep, upload, 'rows', object);
}
