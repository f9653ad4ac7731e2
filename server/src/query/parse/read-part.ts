import { unknownField, wrongPart } from './query-error.ts';

const path = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,7}$/;
const expectedPath = { zh: '字段路径', en: 'a path of fields' };

export function isObject(input: unknown): input is Record<string, unknown> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

/** A path has no character that could be taken for another part of a shape's key. */
export function readPath(input: unknown, at: string): string {
  if (typeof input !== 'string') throw wrongPart(at, expectedPath, input);
  if (input.length > 200 || !path.test(input)) throw unknownField(at, input);
  return input;
}
