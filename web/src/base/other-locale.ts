import { createContext } from 'react';
import type { Locale } from '../../../metadata/label.ts';

/** A language, with its texts, that a part of the screen is drawn in whatever the user's is. */
export const OtherLocale = createContext<{ locale: Locale; texts: Record<string, string> } | undefined>(undefined);
