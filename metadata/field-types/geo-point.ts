import sql, { type Sql } from 'sql-template-tag';
import { z } from 'zod';
import type { Field } from '../define/field.ts';
import { countAggregates } from './aggregate-sets.ts';
import type { ConditionTerm, FieldConditions, PlainOperand } from './conditions/field-condition.ts';
import { presence } from './conditions/presence.ts';
import type { FieldType, Parsed } from './field-type.ts';
import {
  degreesText,
  isOn,
  type Location,
  locationText,
  readDegrees,
  readLocationText,
  roundDegrees,
} from './read-location-text.ts';
import { refuseType } from './refuse.ts';

type Circle = Location & { km: number };
/** Where `west` is more than `east`, the box crosses the line of the date. */
type Box = { south: number; west: number; north: number; east: number };

const expected = {
  zh: '{ lat, lng }，纬度 -90 到 90，经度 -180 到 180',
  en: '{ lat, lng } with a latitude of -90 to 90 and a longitude of -180 to 180',
};
const expectedText = {
  zh: '形如 31.2304, 121.4737 的坐标，纬度在前，或注明 N、S、E、W',
  en: 'a place such as 31.2304, 121.4737, latitude first, or with N, S, E or W',
};
const expectedCircle = {
  zh: '{ lat, lng, km }，距离大于 0 公里，不超过 20040 公里',
  en: '{ lat, lng, km } with a distance above 0 and up to 20040 km',
};
const expectedBox = {
  zh: '{ south, west, north, east }，南边不高于北边',
  en: '{ south, west, north, east } with a south that is not above the north',
};

/** Mean radius of the earth in km (IUGG, R₁), and half way round it. */
const radius = 6371.0088;
const farthest = 20_040;
const degreeOfLatitude = (Math.PI * radius) / 180;

const schema = {
  type: 'object',
  properties: {
    lat: { type: 'number', minimum: -90, maximum: 90 },
    lng: { type: 'number', minimum: -180, maximum: 180 },
  },
  required: ['lat', 'lng'],
  additionalProperties: false,
};

/**
 * A place on the ground in WGS-84, to about a centimetre. Maps of mainland China shift what they show; a value is never shifted.
 * Sorted from south to north.
 */
export const geoPoint: FieldType<'geoPoint'> = {
  name: 'geoPoint',
  label: { zh: '地理位置', en: 'Location' },
  design: {
    icon: 'map-pin',
    group: 'text',
    typed: true,
    example: { zh: '31.2304, 121.4737', en: '31.2304, 121.4737' },
    suits: /(坐标|定位|经纬度|location|coordinates|position)$/i,
    evident: /^-?\d{1,3}\.\d+\s*[,，]\s*-?\d{1,3}\.\d+$/,
    settings: [],
  },
  options: z.strictObject({}),
  source: 'columns',
  columns: () => [
    { suffix: '_lat', type: 'numeric(9,7)' },
    { suffix: '_lng', type: 'numeric(10,7)' },
  ],
  valueSuffix: '_lat',
  /** As text too: who types a place need not know how it is kept. */
  parse(input, field) {
    if (typeof input === 'string') return parseText(input, field);
    const place = takeNumbers(input, ['lat', 'lng']);
    return place && isPlace(place) ? { ok: true, value: roundPlace(place) } : refuseType(field, expected, input);
  },
  parseText,
  toRow: (value) => [degreesText((value as Location).lat), degreesText((value as Location).lng)],
  fromRow: ([lat, lng]) => (lat == null ? null : { lat: Number(lat), lng: Number(lng) }),
  toText: (value) => locationText(value as Location),
  /** About a hundred kilometres are left. */
  mask: (value) => `${Math.trunc((value as Location).lat)}.****, ${Math.trunc((value as Location).lng)}.****`,
  schema: () => schema,
  inputSchema: () => ({ anyOf: [schema, { type: 'string', description: 'A place such as `31.2304, 121.4737`.' }] }),
  conditions: { ...placeConditions(), ...presence },
  aggregates: countAggregates.slice(0, 1),
  sortable: true,
  groupable: false,
  expressionType: () => 'none',
  parts: { lat: { zh: '纬度', en: 'Latitude' }, lng: { zh: '经度', en: 'Longitude' } },
  parseParts({ whole, ...parts }, field) {
    const given = Object.values(parts).join(', ');
    const [lat, lng] = [readDegrees(String(parts.lat ?? ''), 'lat'), readDegrees(String(parts.lng ?? ''), 'lng')];
    if (lat !== undefined && lng !== undefined) return { ok: true, value: { lat, lng } };
    const place = given === '' && whole !== undefined ? readLocationText(whole) : undefined;
    return place ? { ok: true, value: place } : refuseType(field, expectedText, given || whole);
  },
  fitsPart: (part, text) => readDegrees(text, part === 'lat' ? 'lat' : 'lng') !== undefined,
  samples: {
    valid: [
      { lat: 31.2304, lng: 121.4737 },
      { lat: -33.8568, lng: 151.2153 },
      { lat: 31.1443, lng: 121.8083 },
      { lat: 90, lng: -180 },
      { lat: -16.5, lng: 179.9999999 },
      { lat: 0, lng: 0.0000001 },
      'S33.8568 E151.2153',
    ],
    invalid: [
      '上海',
      '191.2, 31.2',
      [31.2304, 121.4737],
      { lat: 31.2304 },
      { lat: '31.2304', lng: '121.4737' },
      { lat: 121.4737, lng: 31.2304 },
      { lat: 31, lng: 180.1 },
      { lat: 31, lng: 121, alt: 4 },
      { lat: null, lng: 0 },
      5,
    ],
    texts: [
      ['31.2304, 121.4737', { lat: 31.2304, lng: 121.4737 }],
      ['121.4737, 31.2304', { lat: 31.2304, lng: 121.4737 }],
      ['北纬31.2304° 东经121.4737°', { lat: 31.2304, lng: 121.4737 }],
      ['33°51′24.48″S 151°12′55.08″E', { lat: -33.8568, lng: 151.2153 }],
    ],
    masked: [[{ lat: 31.2304, lng: 121.4737 }, '31.****, 121.****']],
    asked: {
      near: [
        { lat: 31.2304, lng: 121.4737, km: 10 },
        { lat: 31.2304, lng: 121.4737, km: 40 },
        { lat: 31.2304, lng: 121.4737, km: 8000 },
        { lat: -16.5, lng: -179.9, km: 20 },
        { lat: 89.9, lng: 0, km: 12 },
        { lat: 0, lng: 0, km: 20_040 },
      ],
      inBox: [
        { south: 31, west: 121, north: 32, east: 121.5 },
        { south: -20, west: 170, north: 0, east: -170 },
        { south: -90, west: -180, north: 90, east: 180 },
        { south: 0, west: 0, north: 0, east: 0 },
      ],
    },
  },
};

function parseText(text: string, field: Field): Parsed<Location> {
  const place = readLocationText(text);
  return place ? { ok: true, value: place } : refuseType(field, expectedText, text);
}

function placeConditions() {
  return {
    near: {
      takes: 'own',
      label: { zh: '在此距离内', en: 'is within a distance of' },
      read: parseCircle,
      sql({ column }, operand) {
        const part = (read: (circle: Circle) => number) => operand.own(read, 'double precision');
        const [lat, lng] = [sql`${column('_lat')}::float8`, sql`${column('_lng')}::float8`];
        const [toLat, toLng, km] = [part((circle) => circle.lat), part((circle) => circle.lng), part((circle) => circle.km)];
        const distance = sql`2 * ${radius}::float8 * asin(least(1, sqrt(
          power(sin(radians(${lat} - ${toLat}) / 2), 2)
          + cos(radians(${lat})) * cos(radians(${toLat})) * power(sin(radians(${lng} - ${toLng}) / 2), 2))))`;
        const [south, north] = [
          part(({ lat, km }) => lat - km / degreeOfLatitude - 1e-6),
          part(({ lat, km }) => lat + km / degreeOfLatitude + 1e-6),
        ];
        // The band of latitude first: an index of the column narrows to it.
        return sql`(${column('_lat')} between ${south} and ${north} and ${distance} <= ${km})`;
      },
      test: (held, operand) => held !== null && distanceOf(held as Location, circleOf(operand)) <= circleOf(operand).km,
    },
    inBox: {
      takes: 'own',
      label: { zh: '在此方框内', en: 'is inside the box' },
      read: parseBox,
      sql: ({ column }, operand) => isInBoxSql(column, (read) => operand.own(read, 'numeric')),
      test(held, operand) {
        const box = operand.own((each: Box) => each, 'numeric') as Box;
        if (held === null) return false;
        const { lat, lng } = held as Location;
        const [fromWest, toEast] = [lng >= box.west, lng <= box.east];
        return lat >= box.south && lat <= box.north && (box.west <= box.east ? fromWest && toEast : fromWest || toEast);
      },
    },
  } as const satisfies FieldConditions;
}

function isInBoxSql(column: ConditionTerm['column'], part: (read: (box: Box) => number) => Sql): Sql {
  const [west, east] = [part((box) => box.west), part((box) => box.east)];
  const [fromWest, toEast] = [sql`${column('_lng')} >= ${west}`, sql`${column('_lng')} <= ${east}`];
  return sql`(${column('_lat')} between ${part((box) => box.south)} and ${part((box) => box.north)}
    and case when ${west} <= ${east} then ${fromWest} and ${toEast} else ${fromWest} or ${toEast} end)`;
}

const circleOf = (operand: PlainOperand) => operand.own((circle: Circle) => circle, 'double precision') as Circle;

/** Along the great circle, by the haversine formula (Sinnott 1984); within 0.5 % of the ellipsoid. */
function distanceOf(a: Location, b: Location): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(from - to) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng);
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function parseCircle(input: unknown, field: Field): Parsed<Circle> {
  const circle = takeNumbers(input, ['lat', 'lng', 'km']);
  if (!circle || !isPlace(circle) || circle.km <= 0 || circle.km > farthest) return refuseType(field, expectedCircle, input);
  return { ok: true, value: { ...roundPlace(circle), km: circle.km } };
}

function parseBox(input: unknown, field: Field): Parsed<Box> {
  const box = takeNumbers(input, ['south', 'west', 'north', 'east']);
  const isWhole = box && isPlace({ lat: box.south, lng: box.west }) && isPlace({ lat: box.north, lng: box.east });
  return isWhole && box.south <= box.north ? { ok: true, value: box } : refuseType(field, expectedBox, input);
}

/** Exactly these members, each a number. */
function takeNumbers<Name extends string>(input: unknown, names: readonly Name[]): Record<Name, number> | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const given = input as Record<string, unknown>;
  if (Object.keys(given).length !== names.length) return undefined;
  return names.every((name) => typeof given[name] === 'number') ? (given as Record<Name, number>) : undefined;
}

function isPlace({ lat, lng }: Location): boolean {
  return isOn('lat', lat) && isOn('lng', lng);
}

function roundPlace({ lat, lng }: Location): Location {
  return { lat: roundDegrees(lat), lng: roundDegrees(lng) };
}
