import { describe, expect, it, vi } from 'vitest';
import { formatMoney } from './format-money.ts';
import { formatNumber, formatShortNumber } from './format-number.ts';
import { formatDate, formatDateTime, formatExactTime, formatRelativeTime } from './format-time.ts';

const shanghai = { locale: 'zh', timeZone: 'Asia/Shanghai' } as const;
const newYork = { locale: 'en', timeZone: 'America/New_York' } as const;
const noon = '2026-11-21T04:00:00.000Z';

describe('money', () => {
  it('groups digits and keeps cents', () => {
    expect(formatMoney('1234.5', { currency: 'CNY', locale: 'zh' })).toBe('¥1,234.50');
    expect(formatMoney('1234.5', { currency: 'CNY', locale: 'en' })).toBe('¥1,234.50');
  });
  it('is short in 万 and 亿, or in k and M', () => {
    expect(formatMoney('123456', { currency: 'CNY', locale: 'zh', short: true })).toBe('¥12.3 万');
    expect(formatMoney('123456', { currency: 'USD', locale: 'en', short: true })).toBe('$123.5k');
    expect(formatMoney('230000000', { currency: 'CNY', locale: 'zh', short: true })).toBe('¥2.3 亿');
  });
  it('has the decimals of its currency, and more where an amount needs them', () => {
    expect(formatMoney('1000', { currency: 'JPY', locale: 'en' })).toBe('¥1,000');
    expect(formatMoney('1.234', { currency: 'KWD', locale: 'en' })).toBe('KWD\u00a01.234');
    expect(formatMoney('1234.50', { currency: 'HUF', locale: 'en' })).toBe('Ft\u00a01,234.50');
    expect(formatMoney('0.0125', { currency: 'USD', locale: 'en' })).toBe('$0.0125');
    expect(formatMoney(1234.567, { currency: 'USD', locale: 'en' })).toBe('$1,234.57');
  });
  it('puts the minus before the sign', () => {
    expect(formatMoney('-1234.5', { currency: 'CNY', locale: 'zh' })).toBe('-¥1,234.50');
    expect(formatMoney('-123456', { currency: 'CNY', locale: 'zh', short: true })).toBe('-¥12.3 万');
  });
});

describe('numbers', () => {
  it('keep every digit of a decimal that no double can hold', () => {
    expect(formatNumber('12345678901234567890.12', 'zh')).toBe('12,345,678,901,234,567,890.12');
  });
  it('stay as they are when short and small', () => {
    expect(formatShortNumber(998, 'en')).toBe('998');
  });
});

describe('times', () => {
  it('show a day as written, whatever the zone', () => {
    expect(formatDate('2026-11-21', newYork)).toBe('Nov 21, 2026');
    expect(formatDate('2026-11-21', shanghai)).toBe('2026-11-21');
  });
  it('show an instant in the zone of its reader', () => {
    expect(formatDateTime(noon, shanghai)).toBe('2026-11-21 12:00');
    expect(formatDateTime(noon, newYork)).toBe('Nov 20, 2026 23:00');
    expect(formatExactTime(noon, shanghai)).toContain('GMT+8');
  });
  it('are relative up to seven days away, then a date', () => {
    const now = Date.parse(noon);
    const before = (days: number) => new Date(now - days * 86_400_000).toISOString();
    expect(formatRelativeTime(before(0), shanghai, now)).toBe('');
    expect(formatRelativeTime(before(0.5), shanghai, now)).toBe('12小时前');
    expect(formatRelativeTime(before(3), newYork, now)).toBe('3 days ago');
    expect(formatRelativeTime(before(8), shanghai, now)).toBe('2026-11-13');
  });
});

it('makes a format of dates once, since a list shows hundreds', () => {
  const showAll = () => [formatDate, formatDateTime, formatExactTime, formatRelativeTime].map((show) => show(noon, newYork));
  const shown = showAll();
  const made = [vi.spyOn(Intl, 'DateTimeFormat'), vi.spyOn(Intl, 'RelativeTimeFormat')];
  expect(showAll()).toEqual(shown);
  for (const each of made) expect(each).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
