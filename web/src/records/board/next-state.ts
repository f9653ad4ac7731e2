export type NextState = 'none' | 'overdue' | 'today' | 'planned';

/** How the day of the next step stands to today; days are `YYYY-MM-DD`. */
export function stateOf(day: string | null, today: string): NextState {
  if (!day) return 'none';
  if (day === today) return 'today';
  return day < today ? 'overdue' : 'planned';
}
