import type { AppBody, Pilot, RollOutStep } from './app.ts';

/** Who has an app: nobody, those of its pilot, or everybody. */
export type AppPhase = 'off' | 'pilot' | 'all';

type PilotBody = Pick<AppBody, 'pilot' | 'pilotPeople' | 'pilotDepartments'>;
type RolledOut = PilotBody & Pick<AppBody, 'off' | 'since' | 'next'>;

/** Who has an app now. */
export function phaseOf(app: PilotBody & Pick<AppBody, 'off'>): AppPhase {
  if (app.off) return 'off';
  return hasPilot(pilotOf(app)) ? 'pilot' : 'all';
}

/** Who has an app before all others. */
export function pilotOf({ pilot, pilotPeople, pilotDepartments }: PilotBody): Pilot {
  return { roles: pilot, people: pilotPeople, departments: pilotDepartments };
}

/** Whether it names anybody. */
export function hasPilot({ roles = [], people = [], departments = [] }: Pilot): boolean {
  return roles.length + people.length + departments.length > 0;
}

/** The app as it is from a day on: for nobody, for a pilot, or for everybody. What is planned for later stays. */
export function withPhase<Body extends RolledOut>(body: Body, { on, to, ...pilot }: RollOutStep): Body {
  const { off: _off, since: _since, ...rest } = withoutPilot(body);
  return { ...rest, ...(to === 'off' && { off: true }), ...(to === 'pilot' && pilotMembers(pilot)), since: on } as Body;
}

/** The members of an app that say who its pilot is; of whom there is none is left out. */
export function pilotMembers({ roles = [], people = [], departments = [] }: Pilot): PilotBody {
  return {
    ...(roles.length > 0 && { pilot: roles }),
    ...(people.length > 0 && { pilotPeople: people }),
    ...(departments.length > 0 && { pilotDepartments: departments }),
  };
}

/** An app as it is for whoever does not roll it out: who has it now and later is the business of one workspace. */
export function withoutRollOut<Body extends RolledOut>(body: Body): Omit<Body, keyof PilotBody | 'since' | 'next'> {
  const { pilot: _roles, pilotPeople: _people, pilotDepartments: _departments, since: _since, next: _next, ...rest } = body;
  return rest;
}

function withoutPilot<Body extends RolledOut>(body: Body): Omit<Body, keyof PilotBody> {
  const { pilot: _roles, pilotPeople: _people, pilotDepartments: _departments, ...rest } = body;
  return rest;
}

/** The app with every step carried out whose day has come; the very same where there is none. */
export function rollOut<Body extends RolledOut>(body: Body, today: string): Body {
  const steps = (body.next ?? []).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const due = steps.filter(({ on }) => on <= today);
  if (due.length === 0) return body;
  const { next: _next, ...rest } = due.reduce(withPhase, body);
  const later = steps.filter(({ on }) => on > today);
  return { ...rest, ...(later.length > 0 && { next: later }) } as Body;
}

/** The first day on which one of these apps goes on by itself. */
export function nextRollOut(apps: readonly Pick<AppBody, 'next'>[]): string | undefined {
  return apps.flatMap(({ next = [] }) => next.map(({ on }) => on)).toSorted()[0];
}

/** `isIn`: whether they work in a department or below it. */
export type PilotMember = { id?: string; roles: readonly string[]; isIn?: (department: string) => boolean };

/** Whether somebody does without an app that only some have so far. */
export function isOutsidePilot(app: PilotBody, { id, roles, isIn = () => false }: PilotMember): boolean {
  const pilot = pilotOf(app);
  if (!hasPilot(pilot)) return false;
  const isNamed = id !== undefined && pilot.people?.includes(id);
  return !isNamed && !pilot.roles?.some((role) => roles.includes(role)) && !pilot.departments?.some(isIn);
}
