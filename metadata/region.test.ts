import { getCountries } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { likelyRegion, regions } from './region.ts';

test('the regions are those whose numbers can be read', () => {
  expect(regions).toEqual(getCountries());
});

test.each([
  ['CNY', 'Asia/Shanghai', 'CN'],
  ['USD', 'America/Los_Angeles', 'US'],
  ['EUR', 'Europe/Berlin', 'DE'],
  ['EUR', 'Europe/Paris', 'FR'],
  ['INR', 'Asia/Kolkata', 'IN'],
  ['HKD', 'Asia/Hong_Kong', 'HK'],
  ['GBP', 'UTC', 'GB'],
  ['EUR', 'UTC', 'CN'],
])('a workspace with %s in %s is most likely in %s', (currency, timeZone, region) => {
  expect(likelyRegion({ currency, timeZone })).toBe(region);
});
