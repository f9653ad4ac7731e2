import type { Me } from '../../../../metadata/api/me.ts';
import type { Locale } from '../../../../metadata/label.ts';
import { api } from '../../base/api.ts';
import { setLocale } from '../../base/locale.ts';
import { queryClient } from '../../base/query-client.ts';
import { queryKeys } from '../../base/query-keys.ts';
import { setTheme, type ThemePreference } from '../../base/theme.ts';
import { toast } from '../../base/toast.ts';

export type OwnSettings = Partial<Pick<Me, 'locale' | 'theme' | 'timeZone'> & { name: string }>;

/** Saves parts of one's own account and shows them everywhere. */
export async function saveOwnSettings(settings: OwnSettings): Promise<void> {
  queryClient.setQueryData(queryKeys.me, await api.patch('/me', settings));
}

/** The screen changes at once; the account follows. */
export function changeLocale(locale: Locale): void {
  setLocale(locale)
    .then(() => saveOwnSettings({ locale }))
    .catch(toast.problem);
}

export function changeTheme(theme: ThemePreference): void {
  setTheme(theme);
  saveOwnSettings({ theme }).catch(toast.problem);
}
