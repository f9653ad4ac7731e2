import type { Label, Locale } from '@tenon/metadata';

const begins = '{"zh":';

/** A note of the platform as a revision keeps it: in both languages, of which each reader is told theirs. */
export function keptNote({ zh, en }: Label): string {
  return JSON.stringify({ zh, en });
}

/** A note in the reader's language; what somebody wrote is as they wrote it. */
export function sayNote(summary: string, locale: Locale): string {
  if (!summary.startsWith(begins)) return summary;
  try {
    const { [locale]: said } = JSON.parse(summary) as Record<Locale, unknown>;
    return typeof said === 'string' ? said : summary;
  } catch {
    return summary;
  }
}
