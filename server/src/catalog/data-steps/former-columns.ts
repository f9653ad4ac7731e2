import { quoteName } from '../quote-name.ts';
import type { Table } from '../sync-schema/table.ts';

import type { Cast } from './convert-column.ts';

/** A column as it was before its values were made others by `forward`, SQL over `{value}`. */
export type FormerColumn = { column: string; type: string; revision: number; forward: string; fits?: string };

/** `fits`: which values, of a column in SQL, the field takes by its next definition. */
type TargetType = { type: string; restores: number | undefined; fits?: (column: string) => string };

/**
 * The columns that lead back from the values of now, the newest first, to ones of this type; none where they do not. A revision that comes back
 * may lie behind several changes, and who only changes the type again takes back the last.
 */
export function formerColumnsOf({ columns }: Table, name: string, { type, restores, fits }: TargetType): FormerColumn[] {
  const all = columns
    .flatMap((column): FormerColumn[] => {
      const [, revision, of] = /^~(\d+)_(.+)$/.exec(column.name) ?? [];
      if (of !== name || column.forward === undefined || !isWhole(column.forward, columns)) return [];
      return [{ column: column.name, type: column.type, revision: Number(revision), forward: column.forward }];
    })
    .sort((a, b) => b.revision - a.revision);
  const since = restores === undefined ? all.slice(0, 1) : all.filter(({ revision }) => revision > restores);
  const oldest = since.at(-1);
  if (oldest?.type !== type) return [];
  return fits ? [...since.slice(0, -1), { ...oldest, fits: fits(quoteName(oldest.column)) }] : since;
}

/** The way back may itself lead over columns that are gone by now. */
function isWhole(forward: string, columns: Table['columns']): boolean {
  return namedIn(forward).every((name) => columns.some((column) => column.name === name));
}

function namedIn(forward: string): string[] {
  return [...forward.matchAll(/"(~\d+_[^"]+)"/g)].flatMap(([, name]) => name ?? []);
}

/** What nobody has changed since becomes again what it was, spelling included. */
export function withFormer(using: string, former: readonly FormerColumn[]): string {
  const oldest = former.at(-1);
  return oldest ? `case when ${isUntouched('{value}', former)} then ${quoteName(oldest.column)} else ${using} end` : using;
}

/** Such values lose nothing on the way back, unless they came back once already and lose the same again. */
export function butUntouched({ using, loses }: Cast, former: readonly FormerColumn[]): Cast {
  if (former.length === 0 || !loses) return { using, ...(loses && { loses }) };
  const keeps = (value: string) => `(${isUntouched(value, former)}) and not (${cameBack(value, former)})`;
  return { using, loses: (value) => `(${loses(value)}) and not (${keeps(value)})` };
}

/** Whether the value is one that an earlier column of the way gave back, which the ones after it could not hold. */
function cameBack(value: string, former: readonly FormerColumn[]): string {
  const returned = former.flatMap(({ forward }, at) => {
    const later = at === 0 ? value : quoteName((former[at - 1] as FormerColumn).column);
    return namedIn(forward).map((name) => `${later}::text is not distinct from ${quoteName(name)}::text`);
  });
  return returned.join(' or ') || 'false';
}

/** Whether the way leads over values that came back once: what they lost then they lose again. */
export function leadsOverReturned(former: readonly FormerColumn[]): boolean {
  return former.some(({ forward }) => namedIn(forward).length > 0);
}

/** Whether the value is still the one that was made of those, and what it was made of is a value still. */
export function isUntouched(value: string, former: readonly FormerColumn[]): string {
  const steps = former.map(({ column, forward }, at) => {
    const later = at === 0 ? value : quoteName((former[at - 1] as FormerColumn).column);
    return `${later} is not distinct from (${forward.replaceAll('{value}', quoteName(column))})`;
  });
  const { fits } = former.at(-1) ?? {};
  return [...steps, ...(fits === undefined ? [] : [fits])].join(' and ');
}
