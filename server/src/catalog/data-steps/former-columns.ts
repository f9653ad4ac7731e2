import { quoteName } from '../quote-name.ts';
import type { Table } from '../sync-schema/table.ts';

import type { Conversion } from './convert-column.ts';

/** A column as it was before its values were made others by `forward`, SQL over `{value}`. */
export type FormerColumn = { column: string; type: string; revision: number; forward: string };

type TargetType = { type: string; restores: number | undefined };

/**
 * The columns that lead back from the values of now, the newest first, to ones of this type; none where they do not. A revision that comes back
 * may lie behind several changes, and who only changes the type again takes back the last.
 */
export function formerColumnsOf({ columns }: Table, name: string, { type, restores }: TargetType): FormerColumn[] {
  const all = columns
    .flatMap((column): FormerColumn[] => {
      const [, revision, of] = /^~(\d+)_(.+)$/.exec(column.name) ?? [];
      if (of !== name || column.forward === undefined || !isWhole(column.forward, columns)) return [];
      return [{ column: column.name, type: column.type, revision: Number(revision), forward: column.forward }];
    })
    .sort((a, b) => b.revision - a.revision);
  const since = restores === undefined ? all.slice(0, 1) : all.filter(({ revision }) => revision > restores);
  return since.at(-1)?.type === type ? since : [];
}

/** The way back may itself lead over columns that are gone by now. */
function isWhole(forward: string, columns: Table['columns']): boolean {
  const named = [...forward.matchAll(/"(~\d+_[^"]+)"/g)].map(([, name]) => name);
  return named.every((name) => columns.some((column) => column.name === name));
}

/** What nobody has changed since becomes again what it was, spelling included. */
export function withFormer(using: string, former: readonly FormerColumn[]): string {
  const oldest = former.at(-1);
  return oldest ? `case when ${isUntouched('{value}', former)} then ${quoteName(oldest.column)} else ${using} end` : using;
}

/** Such values lose nothing on the way back. */
export function butUntouched({ using, loses }: Conversion, former: readonly FormerColumn[]): Conversion {
  if (former.length === 0 || !loses) return { using, ...(loses && { loses }) };
  return { using, loses: (value) => `(${loses(value)}) and not (${isUntouched(value, former)})` };
}

/** Whether the value is still the one that was made of those. */
export function isUntouched(value: string, former: readonly FormerColumn[]): string {
  const steps = former.map(({ column, forward }, at) => {
    const later = at === 0 ? value : quoteName((former[at - 1] as FormerColumn).column);
    return `${later} is not distinct from (${forward.replaceAll('{value}', quoteName(column))})`;
  });
  return steps.join(' and ');
}
