import type { Me, SearchHit } from '../../../../metadata/wire.ts';

const storageKey = 'tenon.recentRecords';
const kept = 6;

/** Whose they are: the next person at this device, and another workspace, have others. */
type Kept = { of: string; hits: SearchHit[] };

/** Records last opened from the palette on this device by this person, newest first. */
export function recentRecords(me: Me): SearchHit[] {
  const stored: Partial<Kept> = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
  return stored.of === ownerOf(me) ? (stored.hits ?? []) : [];
}

export function rememberRecord(me: Me, hit: SearchHit): void {
  const others = recentRecords(me).filter(({ object, id }) => object !== hit.object || id !== hit.id);
  const recent: Kept = { of: ownerOf(me), hits: [hit, ...others].slice(0, kept) };
  localStorage.setItem(storageKey, JSON.stringify(recent));
}

export function forgetRecords(): void {
  localStorage.removeItem(storageKey);
}

function ownerOf({ user, workspace }: Me): string {
  return `${workspace.id}/${user.id}`;
}
