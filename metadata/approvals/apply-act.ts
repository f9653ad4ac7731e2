import { decideNode, type NodeDecision, type Seat, type Vote, type VoteRule } from './decide-node.ts';

/** Where people are put whom somebody on a seat asks to decide, too. */
export type AddedPlace = 'before' | 'after' | 'beside';

/** The place of a person in a node, as it is kept. */
export type NodeSeat = {
  id: string;
  person: string;
  /** Whom the person stands in for. */
  principal: string | null;
  /** The seat that added this one. */
  addedBy: string | null;
  place: AddedPlace | null;
  /** How those added together decide. */
  addedRule: VoteRule | null;
  /** Is asked for an opinion only: what they say decides nothing. */
  advises: boolean;
  weight: number;
  vote: Vote | null;
  /** The number of the act that gave the vote. */
  votedAt: number | null;
  removed: boolean;
};

export type NodeState = {
  rule: VoteRule;
  seats: readonly NodeSeat[];
  /** How many acts there have been; the next one is this and one. */
  acts: number;
  /** May not be put on a seat: whoever submitted it, where the node does not let them decide. */
  barred: readonly string[];
};

/** What somebody does on their seat. `added` come with ids, so that the log alone rebuilds the state. */
export type NodeAct =
  | { act: 'approve' | 'reject' | 'advise' | 'takeBack'; seat: string }
  | { act: 'transfer'; seat: string; to: string }
  | { act: 'delegate'; seat: string; added: readonly AddedPerson[] }
  | { act: 'addSign'; seat: string; place: AddedPlace; rule: VoteRule; added: readonly AddedPerson[] }
  | { act: 'removeSign'; seat: string; removed: string }
  /** A leaver's seat, or one that an administrator gives to another: it keeps its vote-less place. */
  | { act: 'reassign'; seat: string; to: string };

export type AddedPerson = { id: string; person: string };

/** Why an act is not done. `decided`: the node or the seat has been decided meanwhile, which is no error of whoever is late. */
export type ActRefusal =
  | 'decided'
  | 'notYourTurn'
  | 'alreadyThere'
  | 'barred'
  | 'mixedPlaces'
  | 'addedMayNotAdd'
  | 'hasAdded'
  | 'tooLate'
  | 'notAdded';

export type Applied = { state: NodeState; decision: NodeDecision } | { refused: ActRefusal };

/** What a node has come to by the votes on its seats. */
export function decide({ rule, seats }: Pick<NodeState, 'rule' | 'seats'>): NodeDecision {
  return decideNode(rule, seats.filter(({ removed }) => !removed).map(toSeat));
}

function toSeat({ id, vote, votedAt, weight, addedBy, place, addedRule }: NodeSeat): Seat {
  const added = addedBy !== null &&
    place !== null && { added: { by: addedBy, place, rule: addedRule ?? ({ mode: 'all' } as const) } };
  return { id, vote, votedAt, weight, ...added };
}

/** Does what somebody does on their seat, or says why not. It depends on what it is given alone: the acts in their order rebuild the state. */
export function applyAct(state: NodeState, act: NodeAct): Applied {
  const seat = state.seats.find(({ id, removed }) => id === act.seat && !removed);
  if (!seat) return { refused: 'decided' };
  const refused = refusalOf(state, seat, act);
  if (refused) return { refused };
  const seats = seatsAfter(state, seat, act);
  const next = { ...state, seats, acts: state.acts + 1 };
  return { state: next, decision: decide(next) };
}

/** The state that acts lead to; those that are refused, as they were, change nothing. */
export function replayActs(start: NodeState, acts: readonly NodeAct[]): NodeState {
  return acts.reduce((state, act) => {
    const applied = applyAct(state, act);
    return 'refused' in applied ? state : applied.state;
  }, start);
}

function refusalOf(state: NodeState, seat: NodeSeat, act: NodeAct): ActRefusal | undefined {
  const { outcome, states } = decide(state);
  if (act.act === 'takeBack') return refuseTakingBack(state, seat);
  const stands = states.get(seat.id);
  if (outcome !== 'open' || stands === 'closed' || stands === 'approved' || stands === 'rejected') return 'decided';
  if (act.act === 'reassign') return refusePeople(state, [act.to]);
  if (act.act === 'removeSign') {
    const removed = state.seats.find(({ id }) => id === act.removed);
    if (!removed || removed.removed || removed.addedBy !== seat.id) return 'notAdded';
    return removed.vote === null ? undefined : 'decided';
  }
  if (stands === 'approving') return 'decided';
  if (stands !== 'pending') return 'notYourTurn';
  const mayAdvise = act.act === 'advise';
  if (seat.advises !== mayAdvise && act.act !== 'transfer') return 'notYourTurn';
  if (act.act === 'transfer') return addedBefore(state, seat).length > 0 ? 'hasAdded' : refusePeople(state, [act.to]);
  if (act.act === 'addSign' || act.act === 'delegate') return refuseAdding(state, seat, act);
  return undefined;
}

/** Those added beside somebody do not hold their seat. */
function addedBefore({ seats }: NodeState, { id }: NodeSeat): NodeSeat[] {
  return seats.filter(({ addedBy, place, removed }) => addedBy === id && !removed && place !== 'beside');
}

function refusePeople({ seats, barred }: NodeState, people: readonly string[]): ActRefusal | undefined {
  if (people.some((person) => barred.includes(person))) return 'barred';
  const there = seats.filter(({ removed }) => !removed).map(({ person }) => person);
  if (new Set(people).size < people.length || people.some((person) => there.includes(person))) return 'alreadyThere';
  return undefined;
}

function refuseAdding(
  state: NodeState,
  seat: NodeSeat,
  act: Extract<NodeAct, { act: 'addSign' | 'delegate' }>,
): ActRefusal | undefined {
  if (seat.addedBy !== null) return 'addedMayNotAdd';
  const place = act.act === 'delegate' ? 'before' : act.place;
  const held = addedBefore(state, seat).filter(({ advises }) => !advises);
  if (place !== 'beside' && held.some((other) => other.place !== place)) return 'mixedPlaces';
  return refusePeople(
    state,
    act.added.map(({ person }) => person),
  );
}

/** What came after a vote because of it stands in the way: whoever votes on now would not have been asked yet without it. */
function refuseTakingBack(state: NodeState, seat: NodeSeat): ActRefusal | undefined {
  const { vote, votedAt } = seat;
  if (vote === null || votedAt === null) return 'tooLate';
  const without = { ...state, seats: withSeat(state, seat.id, noVote) };
  const cameOfIt = (other: NodeSeat) => {
    if (other.removed || other.votedAt === null || other.votedAt < votedAt) return false;
    const { states } = decide({ ...without, seats: withSeat(without, other.id, noVote) });
    return ['notStarted', 'waiting'].includes(states.get(other.id) ?? '');
  };
  return state.seats.some(cameOfIt) ? 'tooLate' : undefined;
}

const noVote = { vote: null, votedAt: null };

function withSeat({ seats }: NodeState, id: string, change: Partial<NodeSeat>): NodeSeat[] {
  return seats.map((each) => (each.id === id ? { ...each, ...change } : each));
}

function seatsAfter(state: NodeState, seat: NodeSeat, act: NodeAct): NodeSeat[] {
  switch (act.act) {
    case 'approve':
    case 'advise':
      return withSeat(state, seat.id, { vote: 'approved', votedAt: state.acts + 1 });
    case 'reject':
      return withSeat(state, seat.id, { vote: 'rejected', votedAt: state.acts + 1 });
    case 'takeBack':
      return withSeat(state, seat.id, noVote);
    case 'transfer':
    case 'reassign':
      return withSeat(state, seat.id, { person: act.to, principal: null });
    case 'removeSign':
      return withSeat(state, act.removed, { removed: true });
    case 'delegate':
    case 'addSign':
      return [...state.seats, ...addedSeats(seat, act)];
  }
}

function addedSeats(seat: NodeSeat, act: Extract<NodeAct, { act: 'addSign' | 'delegate' }>): NodeSeat[] {
  const [place, rule]: [AddedPlace, VoteRule] = act.act === 'delegate' ? ['before', { mode: 'all' }] : [act.place, act.rule];
  const addedRule = place === 'beside' ? null : rule;
  return act.added.map(({ id, person }) => ({
    ...{ id, person, principal: null, addedBy: seat.id, place, addedRule, advises: act.act === 'delegate' },
    ...{ weight: 1, vote: null, votedAt: null, removed: false },
  }));
}
