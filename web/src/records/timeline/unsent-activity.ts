/** Words and values not yet sent, kept for the tab's life so that leaving the page loses nothing. */
export type UnsentActivity = Record<string, unknown>;

const keyOf = (about: string, activity: string) => `tenon.draft.${about}.${activity}`;

export function readUnsent(about: string, activity: string): UnsentActivity {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(about, activity)) ?? '{}') as UnsentActivity;
  } catch {
    return {};
  }
}

export function keepUnsent(about: string, activity: string, draft: UnsentActivity): void {
  if (Object.keys(draft).length === 0) sessionStorage.removeItem(keyOf(about, activity));
  else sessionStorage.setItem(keyOf(about, activity), JSON.stringify(draft));
}
