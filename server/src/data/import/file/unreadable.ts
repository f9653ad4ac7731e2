import type { Label } from '@tenon/metadata';
import { TenonError } from '../../../base/errors.ts';

/** Refuses a file, and says in both languages why. */
export function unreadable(zh: string, en: string, cause?: unknown): TenonError {
  const detail: Label = { zh, en };
  return new TenonError('unreadableFile', { params: { detail }, cause });
}
