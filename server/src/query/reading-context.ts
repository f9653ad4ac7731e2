import type { ParseContext } from '@tenon/metadata';
import type { Workspace } from '../catalog/workspace.ts';
import type { RunActor } from './statements/run.ts';

/** What field types need to read what somebody typed. */
export function readingContext(
  { currency, region, timeZone: zone, yearStart }: Pick<Workspace, 'currency' | 'region' | 'timeZone' | 'yearStart'>,
  { locale, timeZone }: Pick<RunActor, 'locale' | 'timeZone'>,
): ParseContext {
  return { locale, timeZone: timeZone || zone, currency, region, yearStart };
}
