import { type ReactNode, useState } from 'react';
import { type Location, locationText, readLocationText, roundDegrees } from '../../../metadata/field-types/read-location-text.ts';
import { useLabel, useLocale, useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import display from './display.module.css';
import styles from './editor.module.css';
import type { DisplayProps, EditorProps, FieldWidget, FilterValueProps } from './field-widget.ts';
import { TextInput } from './text-input.tsx';

type Circle = Location & { km: number };
type Box = { south: number; west: number; north: number; east: number };

/**
 * Coordinates, and a way to a map outside: nothing of a map is drawn here. The map of each language is one that its readers reach; AutoNavi is
 * told that the place is in WGS-84 and shifts it itself.
 */
function GeoPointDisplay({ value, compact }: DisplayProps) {
  const t = useText();
  const locale = useLocale();
  const { lat, lng } = value as Location;
  const text = locationText({ lat, lng });
  if (compact) return <span className={display.figure}>{text}</span>;
  const maps = {
    zh: `https://uri.amap.com/marker?position=${lng},${lat}&coordinate=wgs84&callnative=0`,
    en: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=16/${lat}/${lng}`,
  };
  return (
    <a className={display.figure} href={maps[locale]} target="_blank" rel="noopener noreferrer" title={t('fields.onMap')}>
      {text}
    </a>
  );
}

/** Typed or pasted in any notation that files are read in, or the place where the person is. */
function GeoPointEditor({ value, onChange, onCommit, ...rest }: EditorProps) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const askWhere = () => {
    setAsking(true);
    setRefused(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setAsking(false);
        const place = { lat: roundDegrees(coords.latitude), lng: roundDegrees(coords.longitude) };
        onChange(place);
        onCommit?.(place);
      },
      () => {
        setAsking(false);
        setRefused(true);
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    );
  };
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <PlaceInput {...rest} value={value} onChange={onChange} />
        {window.isSecureContext && 'geolocation' in navigator && (
          <IconButton
            className={styles.beside}
            icon={<Icon name="current-location" />}
            label={t('fields.here')}
            loading={isAsking}
            onClick={askWhere}
          />
        )}
      </div>
      {isRefused && (
        <p className={styles.note} role="alert">
          {t('fields.noPlace')}
        </p>
      )}
    </div>
  );
}

type PlaceProps = Omit<EditorProps, 'onCommit'>;

/** What cannot be read is given on as it is, and the server says what is wrong with it. */
function PlaceInput({ value, onChange, ...rest }: PlaceProps) {
  const [draft, setDraft] = useState<string>();
  const shown = textOf(value);
  const text = draft !== undefined && textOf(readLocationText(draft) ?? draft) === shown ? draft : shown;
  const type = (typed: string) => {
    setDraft(typed);
    onChange(typed.trim() === '' ? null : (readLocationText(typed) ?? typed));
  };
  return <TextInput {...rest} figure placeholder="31.2304, 121.4737" text={text} onText={type} />;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return isPlace(value) ? locationText(value) : String(value);
}

function isPlace(value: unknown): value is Location {
  return typeof value === 'object' && value !== null && 'lat' in value && 'lng' in value;
}

function GeoPointFilterValue({ op, ...rest }: FilterValueProps) {
  return op === 'inBox' ? <BoxValue {...rest} /> : <CircleValue {...rest} />;
}

type AskedProps = Omit<FilterValueProps, 'op'>;

/** Until both are there the condition is not ready. */
function CircleValue({ field, value, onChange }: AskedProps) {
  const t = useText();
  const [place, setPlace] = useState<unknown>(value ?? null);
  const [km, setKm] = useState(value === undefined ? '5' : String((value as Circle).km));
  const change = (nextPlace: unknown, nextKm: string) => {
    setPlace(nextPlace);
    setKm(nextKm);
    const isReady = isPlace(nextPlace) && Number(nextKm) > 0;
    onChange(isReady ? { lat: nextPlace.lat, lng: nextPlace.lng, km: Number(nextKm) } : undefined);
  };
  return (
    <div className={styles.stack}>
      <GeoPointEditor field={field} value={place} onChange={(next) => change(next, km)} autoFocus />
      <Part field={named(field, t('fields.kilometres'))}>
        {(kilometres) => (
          <TextInput field={kilometres} inputMode="decimal" figure text={km} onText={(next) => change(place, next)} />
        )}
      </Part>
    </div>
  );
}

function BoxValue({ field, value, onChange }: AskedProps) {
  const t = useText();
  const box = value as Box | undefined;
  const [corners, setCorners] = useState<unknown[]>(
    box
      ? [
          { lat: box.south, lng: box.west },
          { lat: box.north, lng: box.east },
        ]
      : [null, null],
  );
  const change = (next: unknown[]) => {
    setCorners(next);
    const [from, to] = next;
    const isReady = isPlace(from) && isPlace(to);
    onChange(isReady ? { south: from.lat, west: from.lng, north: to.lat, east: to.lng } : undefined);
  };
  return (
    <div className={styles.stack}>
      {(['fields.southWest', 'fields.northEast'] as const).map((corner, at) => (
        <Part key={corner} field={named(field, t(corner))}>
          {(named) => (
            <PlaceInput
              field={named}
              value={corners[at]}
              onChange={(next) => change(corners.with(at, next))}
              autoFocus={at === 0}
            />
          )}
        </Part>
      ))}
    </div>
  );
}

type PartProps = { field: EditorProps['field']; children: (field: EditorProps['field']) => ReactNode };

/** An input beneath its name. */
function Part({ field, children }: PartProps) {
  const label = useLabel();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
    <label>
      <span className={styles.note}>{label(field.label)}</span>
      {children(field)}
    </label>
  );
}

function named(field: EditorProps['field'], word: string): EditorProps['field'] {
  return { ...field, label: { zh: `${field.label.zh} ${word}`, en: `${field.label.en} ${word}` } };
}

export const geoPoint: FieldWidget = {
  Display: GeoPointDisplay,
  Editor: GeoPointEditor,
  FilterValue: GeoPointFilterValue,
  conditionText(value, { t }) {
    if (isPlace(value)) return t('fields.circle', { place: locationText(value), km: String((value as Circle).km) });
    const { south, west, north, east } = value as Box;
    return `${locationText({ lat: south, lng: west })} – ${locationText({ lat: north, lng: east })}`;
  },
  width: 180,
  icon: 'map-pin',
  parts: { lat: 'fields.latitude', lng: 'fields.longitude' },
};
