/** How one of several people is chosen: in turn, each as often as their weight says, or whoever has least. */
export type AssignmentWay = 'turns' | 'least';

/** Somebody who might get it, as they stand now. */
export type Candidate = {
  id: string;
  /** Twice the weight is twice as often. */
  weight: number;
  /** So many they have, of what counts. */
  load: number;
  /** Why they cannot get any now. */
  hindered: 'inactive' | 'away' | 'offHours' | null;
};

/** Whose turn it is: how far each has come, in shares of their weight, and how far the one who was served last had come before. */
export type Turns = { at: number; of: Readonly<Record<string, number>> };

export type Assignment = {
  person: string | null;
  turns: Turns;
  /** Why this one. `nobody`: all are passed over. */
  why: 'sticky' | 'turn' | 'least' | 'nobody';
  /** Who would have been asked before, and what was in the way. */
  passedOver: { id: string; because: Exclude<Candidate['hindered'], null> | 'full' }[];
};

type Pool = {
  candidates: readonly Candidate[];
  way: AssignmentWay;
  /** So many at the most; left out: as many as come. */
  cap?: number;
  /** Rather this one, where they can get any. */
  sticky?: string | null;
};

export const noTurns: Turns = { at: 0, of: {} };

/**
 * Chooses one of the candidates. Turns are those of weighted fair queueing: whoever has come the least far is next. Who was away, or is new, begins where the
 * others are, and is not flooded with what they missed.
 */
export function choosePerson({ candidates, way, cap, sticky }: Pool, turns: Turns): Assignment {
  const isFull = ({ load }: Candidate) => cap !== undefined && load >= cap;
  const passedOver = candidates.flatMap((each): Assignment['passedOver'] =>
    each.hindered ? [{ id: each.id, because: each.hindered }] : isFull(each) ? [{ id: each.id, because: 'full' }] : [],
  );
  const able = candidates.filter((each) => each.hindered === null && !isFull(each));
  const kept = able.find(({ id }) => id === sticky);
  const startOf = ({ id }: Candidate) => Math.max(turns.of[id] ?? turns.at, turns.at);
  const before = (one: Candidate, other: Candidate) =>
    (way === 'least' ? one.load / one.weight - other.load / other.weight : 0) || startOf(one) - startOf(other);
  const chosen = kept ?? able.toSorted(before)[0];
  if (!chosen) return { person: null, turns, why: 'nobody', passedOver };
  const start = startOf(chosen);
  // What somebody keeps takes no turn from the others.
  const at = kept ? turns.at : Math.max(turns.at, start);
  const present = new Set(candidates.map(({ id }) => id));
  const of = Object.fromEntries(Object.entries(turns.of).filter(([id]) => present.has(id)));
  return {
    person: chosen.id,
    turns: { at, of: { ...of, [chosen.id]: start + 1 / chosen.weight } },
    why: kept ? 'sticky' : way === 'least' ? 'least' : 'turn',
    passedOver,
  };
}
