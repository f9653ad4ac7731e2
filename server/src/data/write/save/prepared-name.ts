import { createHash } from 'node:crypto';
import type { Statement } from '../../../base/database/database.ts';

/** Texts repeat with rights, object and columns; hashing one anew for every request would cost more than the look-up. */
const names = new Map<string, string>();
const maxNames = 5000;

/** A statement whose plan the connection keeps. The revision is part of the name: after a publish, columns may have other types. */
export function prepared(text: string, values: unknown[], revision: number): Statement {
  const known = names.get(text) ?? createHash('sha1').update(text).digest('base64url');
  if (names.size >= maxNames) names.clear();
  names.set(text, known);
  return { text, values, name: `${known}_${revision}` };
}
