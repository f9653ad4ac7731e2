/** What a node says of people who are not simply there. */
export type SeatRules = {
  /**
   * Whoever submitted it is among the approvers: `ask` them all the same, `skip` them, or put their `superior` or the `head` of their
   * department in their place.
   */
  self: 'ask' | 'skip' | 'superior' | 'head';
  /** Nobody is found: an administrator decides, these people do, the node passes or rejects by itself, or it `refuse`s to be submitted. */
  empty: 'administrator' | 'approve' | 'reject' | 'refuse' | { people: readonly string[] };
  /** Somebody who approved this before: asked again; taken as approving if they did at the first time; or only in the step just before. */
  repeats: 'ask' | 'first' | 'adjacent';
};

/** What is known of people at the moment a node is entered. */
export type SeatFacts = {
  submitter: string;
  isActive(person: string): boolean;
  superiorOf(person: string): string | null;
  headOf(person: string): string | null;
  administrators: readonly string[];
  /** Who acts for a person just now. */
  agentOf(person: string): string | null;
  /** Who has approved by their own hand since it was last sent back, what it says being the same as then. */
  approvedBefore: { anywhere: ReadonlySet<string>; justBefore: ReadonlySet<string> };
  /** It was sent back to this node: nobody is left out who was to be asked. */
  wasReturned: boolean;
};

/** How a seat came to its person, where they were not simply found. */
export type SeatReason = 'instead' | 'administrator' | 'fallback';

export type SeatedPerson = {
  person: string;
  principal: string | null;
  reason: SeatReason | null;
  /** Taken as approving, since they approved before. */
  approvesAlready: boolean;
};

/** `passes` and `rejects`: the node decides by itself, since there is nobody. `nobody`: not even an administrator can be asked, or the node wants none to be. */
export type Seated =
  | { seats: SeatedPerson[] }
  | { byItself: 'passes' | 'rejects'; why: 'empty' | 'self' }
  | { nobody: 'refused' | 'unmanned' };

/**
 * Who sits in a node, of the people that its sources found, in their order. Somebody found twice sits once; who is not active does not sit;
 * whoever submitted it never decides it unless the node says so, not as somebody's agent and not as an administrator either.
 */
export function seatPeople(found: readonly string[], rules: SeatRules, facts: SeatFacts): Seated {
  const active = [...new Set(found)].filter(facts.isActive);
  const seats: SeatedPerson[] = active.flatMap((person) => settleSelf(person, rules, facts));
  if (seats.length === 0 && active.length > 0 && rules.self === 'skip' && !facts.wasReturned)
    return { byItself: 'passes', why: 'self' };
  if (seats.length === 0 && rules.empty === 'refuse') return { nobody: 'refused' };
  const filled = seats.length > 0 ? seats : fillEmpty(rules, facts);
  if (!Array.isArray(filled)) return filled;
  const agreed = distinct(filled).map((seat) => noteRepeat(seat, rules, facts));
  return agreed.length > 0 ? { seats: withAgents(agreed, facts) } : { nobody: 'unmanned' };
}

const seat = (person: string, reason: SeatReason | null = null): SeatedPerson => ({
  ...{ person, principal: null, reason, approvesAlready: false },
});

function settleSelf(person: string, { self }: SeatRules, facts: SeatFacts): SeatedPerson[] {
  if (person !== facts.submitter || self === 'ask') return [seat(person)];
  if (self === 'skip' && !facts.wasReturned) return [];
  const instead = self === 'head' ? facts.headOf(person) : facts.superiorOf(person);
  return instead !== null && instead !== facts.submitter && facts.isActive(instead) ? [seat(instead, 'instead')] : [];
}

function fillEmpty({ empty }: SeatRules, facts: SeatFacts): SeatedPerson[] | Extract<Seated, { byItself: unknown }> {
  if (empty === 'approve' || empty === 'reject') return { byItself: empty === 'approve' ? 'passes' : 'rejects', why: 'empty' };
  const mayDecide = (person: string) => facts.isActive(person) && person !== facts.submitter;
  const named = typeof empty === 'string' ? [] : empty.people.filter(mayDecide).map((person) => seat(person, 'fallback'));
  return named.length > 0 ? named : facts.administrators.filter(mayDecide).map((person) => seat(person, 'administrator'));
}

function distinct(seats: readonly SeatedPerson[]): SeatedPerson[] {
  return [...new Map(seats.toReversed().map((each) => [each.person, each])).values()].toReversed();
}

function noteRepeat(each: SeatedPerson, { repeats }: SeatRules, { approvedBefore, wasReturned }: SeatFacts): SeatedPerson {
  if (repeats === 'ask' || wasReturned) return each;
  const approved = repeats === 'first' ? approvedBefore.anywhere : approvedBefore.justBefore;
  return { ...each, approvesAlready: approved.has(each.person) };
}

/** An agent sits for somebody unless they sit there themselves, submitted it, or stand in for another in this node: nobody sits twice. */
function withAgents(seats: readonly SeatedPerson[], { agentOf, isActive, submitter }: SeatFacts): SeatedPerson[] {
  const taken = new Set(seats.map(({ person }) => person));
  return seats.map((each) => {
    const agent = each.approvesAlready ? null : agentOf(each.person);
    if (agent === null || agent === submitter || !isActive(agent) || taken.has(agent)) return each;
    taken.add(agent);
    return { ...each, person: agent, principal: each.person };
  });
}
