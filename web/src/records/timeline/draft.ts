/** Words and values not yet sent, kept for the tab's life so that leaving the page loses nothing. */
export type Draft = Record<string, unknown>;

const keyOf = (about: string, activity: string) => `tenon.draft.${about}.${activity}`;

export function readDraft(about: string, activity: string): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(about, activity)) ?? '{}') as Draft;
  } catch {
    return {};
  }
}

export function keepDraft(about: string, activity: string, draft: Draft): void {
  if (Object.keys(draft).length === 0) sessionStorage.removeItem(keyOf(about, activity));
  else sessionStorage.setItem(keyOf(about, activity), JSON.stringify(draft));
}
