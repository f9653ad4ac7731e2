import type { ParseContext } from '@tenon/metadata';
import type { Actor } from '../../access/actor.ts';
import type { Workspace } from '../../catalog/workspace.ts';

/** What field types need to read what somebody typed. */
export function readingContext(
  { currency, region, timeZone: zone }: Pick<Workspace, 'currency' | 'region' | 'timeZone'>,
  { locale, timeZone }: Pick<Actor, 'locale' | 'timeZone'>,
): ParseContext {
  return { locale, timeZone: timeZone || zone, currency, region };
}
