import type { AppBody, RollOutStep } from './app.ts';

/** Who has an app: nobody, those who have one of its pilot roles, or everybody. */
export type AppPhase = 'off' | 'pilot' | 'all';

type RolledOut = Pick<AppBody, 'off' | 'pilot' | 'since' | 'next'>;

/** Who has an app now. */
export function phaseOf({ off, pilot }: Pick<AppBody, 'off' | 'pilot'>): AppPhase {
  if (off) return 'off';
  return pilot && pilot.length > 0 ? 'pilot' : 'all';
}

/** The app as it is from a day on: for nobody, for whoever has one of these roles, or for everybody. What is planned for later stays. */
export function withPhase<Body extends RolledOut>(body: Body, { on, to, roles = [] }: RollOutStep): Body {
  const { off: _off, pilot: _pilot, since: _since, ...rest } = body;
  const isPilot = to === 'pilot' && roles.length > 0;
  return { ...rest, ...(to === 'off' && { off: true }), ...(isPilot && { pilot: roles }), since: on } as Body;
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

/** Whether somebody with these roles does without an app that only some have so far. */
export function isOutsidePilot({ pilot = [] }: Pick<AppBody, 'pilot'>, roles: readonly string[]): boolean {
  return pilot.length > 0 && !pilot.some((role) => roles.includes(role));
}
