/**
 * How the votes of a node make its outcome.
 *
 * - `all` 会签: everybody is asked at once; passes when all approve, one rejection rejects.
 * - `any` 或签: everybody is asked at once; the first decision is the node's. With `rejectsWhen: 'all'` a rejection passes the question on.
 * - `sequence` 依次: one after another in their order; all must approve, one rejection rejects.
 * - `sequenceAny` 顺序或签: one after another until one approves; rejects when all have rejected.
 * - `ratio` 票签: passes when the approving weight reaches `share` of all of it (0 to 1), or `count` of it; rejects as soon as that
 *   cannot be reached any more. With `waitForAll` it is decided when everybody has voted.
 */
export type VoteRule =
  | { mode: 'all' | 'sequence' | 'sequenceAny' }
  | { mode: 'any'; rejectsWhen?: 'first' | 'all' }
  | ({ mode: 'ratio'; waitForAll?: boolean } & ({ share: number } | { count: number }));

export type Vote = 'approved' | 'rejected';

/** The place of one person in a node. A transfer puts another person on it; a seat that was taken away is not told of. */
export type Seat = {
  id: string;
  vote: Vote | null;
  /** Later votes have greater numbers; of a seat without a vote, null. */
  votedAt: number | null;
  /** Counts in `ratio`; 1 where nothing is said. */
  weight?: number;
  /** Added by the person on another seat: to be asked before them, after them, or beside them. */
  added?: { by: string; place: 'before' | 'after' | 'beside'; rule: VoteRule };
};

/**
 * `notStarted`: its turn has not come. `waiting`: those added before it are asked. `pending`: may vote now. `approving`: has approved, and those
 * added after it are asked. `closed`: the node was decided without it.
 */
export type SeatState = 'notStarted' | 'waiting' | 'pending' | 'approving' | 'approved' | 'rejected' | 'closed';

export type Outcome = 'open' | 'approved' | 'rejected';

export type NodeDecision = { outcome: Outcome; states: ReadonlyMap<string, SeatState> };

/**
 * Works out what the votes so far have decided, and what each seat is waiting for. It depends on the votes alone, so a log of them rebuilds
 * the state. A node without seats has passed.
 */
export function decideNode(rule: VoteRule, seats: readonly Seat[]): NodeDecision {
  const added = Map.groupBy(
    seats.filter((seat) => seat.added && seat.added.place !== 'beside'),
    (seat) => `${seat.added?.place} ${seat.added?.by}`,
  );
  const addedTo = (place: 'before' | 'after', { id }: Seat) => added.get(`${place} ${id}`) ?? [];
  const states = new Map<string, SeatState>();

  /** `isAsked`: the turn of this group has come. */
  function decideGroup(by: VoteRule, group: readonly Seat[], isAsked: boolean): Ballot {
    const ballots: Ballot[] = [];
    for (const seat of group) {
      const isNext = !inTurn(by) || ballots.every(({ outcome }) => outcome !== 'open');
      ballots.push(decideSeat(seat, isAsked && isNext && countBallots(by, ballots, group) === 'open'));
    }
    const outcome = countBallots(by, ballots, group);
    return { outcome, at: Math.max(0, ...ballots.map(({ at }) => at)), weight: 1 };
  }

  function decideSeat(seat: Seat, isAsked: boolean): Ballot {
    const weight = seat.weight ?? 1;
    const ballot = (outcome: Outcome, at: number, state: SeatState): Ballot => {
      states.set(seat.id, state);
      return { outcome, at, weight };
    };
    const before = decideGroup(ruleOf(addedTo('before', seat)), addedTo('before', seat), isAsked);
    const own = before.outcome === 'approved' ? seat.vote : null;
    const after = decideGroup(ruleOf(addedTo('after', seat)), addedTo('after', seat), isAsked && own === 'approved');
    if (before.outcome === 'rejected') return ballot('rejected', before.at, 'rejected');
    if (own === null) return ballot('open', 0, isAsked ? (before.outcome === 'open' ? 'waiting' : 'pending') : 'notStarted');
    if (own === 'rejected') return ballot('rejected', seat.votedAt ?? 0, 'rejected');
    if (after.outcome === 'open') return ballot('open', 0, 'approving');
    return ballot(after.outcome, Math.max(seat.votedAt ?? 0, after.at), after.outcome);
  }

  const equals = seats.filter((seat) => !seat.added || seat.added.place === 'beside');
  const { outcome } = decideGroup(rule, equals, true);
  if (outcome !== 'open') for (const [id, state] of states) if (!isOver(state)) states.set(id, 'closed');
  return { outcome, states };
}

function isOver(state: SeatState): boolean {
  return state === 'approved' || state === 'rejected';
}

/** What a seat says with all that was added to it; `at` orders what is decided. */
type Ballot = { outcome: Outcome; at: number; weight: number };

function ruleOf(group: readonly Seat[]): VoteRule {
  return group[0]?.added?.rule ?? { mode: 'all' };
}

function inTurn({ mode }: VoteRule): boolean {
  return mode === 'sequence' || mode === 'sequenceAny';
}

/** Of a group some of whose ballots may not have been asked for yet. */
function countBallots(rule: VoteRule, ballots: readonly Ballot[], group: readonly Seat[]): Outcome {
  const approved = ballots.filter(({ outcome }) => outcome === 'approved');
  const rejected = ballots.filter(({ outcome }) => outcome === 'rejected');
  const isComplete = approved.length + rejected.length === group.length;
  switch (rule.mode) {
    case 'all':
    case 'sequence':
      if (rejected.length > 0) return 'rejected';
      return isComplete ? 'approved' : 'open';
    case 'sequenceAny':
      if (approved.length > 0 || group.length === 0) return 'approved';
      return isComplete ? 'rejected' : 'open';
    case 'any':
      return countAny(rule.rejectsWhen ?? 'first', { approved, rejected, isComplete, size: group.length });
    case 'ratio':
      return countRatio(rule, { approved, rejected, isComplete, group });
  }
}

type Counted = { approved: readonly Ballot[]; rejected: readonly Ballot[]; isComplete: boolean };

function countAny(rejectsWhen: 'first' | 'all', { approved, rejected, isComplete, size }: Counted & { size: number }): Outcome {
  if (size === 0) return 'approved';
  if (rejectsWhen === 'all') return approved.length > 0 ? 'approved' : isComplete ? 'rejected' : 'open';
  return [...approved, ...rejected].toSorted((a, b) => a.at - b.at)[0]?.outcome ?? 'open';
}

function countRatio(
  rule: Extract<VoteRule, { mode: 'ratio' }>,
  { approved, rejected, isComplete, group }: Counted & { group: readonly Seat[] },
): Outcome {
  const all = sum(group.map(({ weight = 1 }) => weight));
  const wanted = 'share' in rule ? rule.share * all : Math.min(rule.count, all);
  const [yes, no] = [approved, rejected].map((ballots) => sum(ballots.map(({ weight }) => weight))) as [number, number];
  if (rule.waitForAll && !isComplete) return 'open';
  // A share of a third and the like is not exact in binary.
  if (yes >= wanted - 1e-9) return 'approved';
  return all - no < wanted - 1e-9 ? 'rejected' : 'open';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
