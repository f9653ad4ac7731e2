import { useMemo } from 'react';
import { dateIn } from '../../../metadata/zoned-time.ts';
import { formatMoney } from './format-money.ts';
import { formatNumber, formatShortNumber } from './format-number.ts';
import {
  formatDate,
  formatDateTime,
  formatExactTime,
  formatLongDate,
  formatMonthDay,
  formatRelativeTime,
} from './format-time.ts';
import { useMe } from './use-me.ts';
import { useModel } from './use-model.ts';
import { useLocale, useText } from './use-text.ts';

/** Formatting in the user's language and time zone and the workspace's currency: `useFormat().money('1234.5')`. */
export function useFormat() {
  const locale = useLocale();
  const t = useText();
  const { timeZone } = useMe();
  const { currency } = useModel();
  return useMemo(() => {
    const place = { locale, timeZone };
    return {
      number: (value: string | number, options?: Intl.NumberFormatOptions) => formatNumber(value, locale, options),
      shortNumber: (value: string | number) => formatShortNumber(value, locale),
      /** In the workspace's currency unless told. */
      money: (amount: string | number, options: { currency?: string; short?: boolean } = {}) =>
        formatMoney(amount, { locale, currency: options.currency ?? currency, short: options.short }),
      date: (value: string) => formatDate(value, place),
      monthDay: (day: string) => formatMonthDay(day, locale),
      longDate: (day: string) => formatLongDate(day, locale),
      dateTime: (instant: string) => formatDateTime(instant, place),
      exactTime: (instant: string) => formatExactTime(instant, place),
      relativeTime: (instant: string) => formatRelativeTime(instant, place) || t('time.justNow'),
      today: () => dateIn(new Date(), timeZone),
    };
  }, [locale, timeZone, currency, t]);
}
