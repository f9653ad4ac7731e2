import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Location, locationText, readDegrees, readLocationText } from './read-location-text.ts';

const shanghai = { lat: 31.2304, lng: 121.4737 };
const sydney = { lat: -33.8568, lng: 151.2153 };
const rome = { lat: 41.9, lng: 12.5 };

describe('reading a place', () => {
  it.each([
    ['31.2304, 121.4737', shanghai],
    ['31.2304,121.4737', shanghai],
    ['31.2304 121.4737', shanghai],
    ['31.2304；121.4737', shanghai],
    ['３１．２３０４，１２１．４７３７', shanghai],
    ['(31.2304, 121.4737)', shanghai],
    ['31,2304; 121,4737', shanghai],
    ['121.4737, 31.2304', shanghai],
    ['E121.4737 N31.2304', shanghai],
    ['31.2304° N, 121.4737° E', shanghai],
    ['北纬31.2304° 东经121.4737°', shanghai],
    ['东经121.4737度，北纬31.2304度', shanghai],
    ['经度：121.4737，纬度：31.2304', shanghai],
    ['lat: 31.2304, lng: 121.4737', shanghai],
    ['geo:31.2304,121.4737;u=35', shanghai],
    ['POINT(121.4737 31.2304)', shanghai],
    ['31°13′49.44″N 121°28′25.32″E', shanghai],
    [`31°13'49.44"N, 121°28'25.32"E`, shanghai],
    ['31度13分49.44秒, 121度28分25.32秒', shanghai],
    ['31°13.824′ N 121°28.422′ E', shanghai],
    ['-33.8568, 151.2153', sydney],
    ['33.8568S 151.2153E', sydney],
    ['南纬33.8568 东经151.2153', sydney],
    ['151.2153, -33.8568', sydney],
    ['−33.8568, 151.2153', sydney],
    ['41.9, 12.5', rome],
    ['12.5E, 41.9N', rome],
    ['0, 0', { lat: 0, lng: 0 }],
    ['-0, -0.00000001', { lat: 0, lng: 0 }],
    ['90, -180', { lat: 90, lng: -180 }],
  ])('%s', (text, place) => expect(readLocationText(text)).toEqual(place));

  it.each([
    '',
    '31.2304',
    '上海',
    '121.4737, 131.2304',
    '91N, 10E',
    '31.2, 181',
    '31.2N, 121.4N',
    '31.2E, 121.4E',
    '121.4N, 31.2E',
    '-31.2S, 121.4E',
    'N31.2S, 121.4',
    '31°60′, 121°',
    '31.5°30′, 121°',
    '31, 121, 5',
    '1,234,5,678',
    '31.2.3, 121',
    '1e1, 2e1',
    'Infinity, NaN',
    'POINT(31.2304 121.4737)',
    '[121.4737, 31.2304]',
    'https://maps.example/@31.2,121.4',
  ])('%s is none', (text) => expect(readLocationText(text)).toBeUndefined());

  it('reads what it writes, all over the world', () => {
    const degrees = (most: number) => fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((each) => each / 1e7 + 0);
    fc.assert(
      fc.property(degrees(90), degrees(180), (lat, lng) => {
        expect(readLocationText(locationText({ lat, lng }))).toEqual({ lat, lng } satisfies Location);
      }),
    );
  });
});

it('reads latitude and longitude by themselves', () => {
  expect(readDegrees('31.2304', 'lat')).toBe(31.2304);
  expect(readDegrees('121.4737', 'lat')).toBeUndefined();
  expect(readDegrees('121°28′25.32″ E', 'lng')).toBe(121.4737);
  expect(readDegrees('31.2304 N', 'lng')).toBeUndefined();
  expect(readDegrees('33.8568 S', 'lat')).toBe(-33.8568);
});
