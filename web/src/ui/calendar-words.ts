import 'dayjs/locale/zh-cn';
import { useLocale, useText } from '../base/use-text.ts';

const libraryLocales = { zh: 'zh-cn', en: 'en' };

/** The names of months and days in the language on screen, for a calendar of the library. Weeks begin on Monday, as in filters. */
export function useCalendarWords() {
  const t = useText();
  return {
    locale: libraryLocales[useLocale()],
    monthLabelFormat: t('format.calendarMonth'),
    yearLabelFormat: t('format.calendarYear'),
    weekdayFormat: 'dd',
  };
}
