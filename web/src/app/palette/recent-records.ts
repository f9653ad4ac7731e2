import type { SearchHit } from '../../../../metadata/wire.ts';

const storageKey = 'tenon.recentRecords';
const kept = 6;

/** Records last opened from the palette on this device, newest first. */
export function recentRecords(): SearchHit[] {
  return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as SearchHit[];
}

export function rememberRecord(hit: SearchHit): void {
  const others = recentRecords().filter(({ object, id }) => object !== hit.object || id !== hit.id);
  localStorage.setItem(storageKey, JSON.stringify([hit, ...others].slice(0, kept)));
}
