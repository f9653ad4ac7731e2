import type { ChoiceOption } from '../../../../metadata/define/field.ts';

/** One stay of a record in a stage. */
export type StageStay = { stage: string; enteredAt: string; leftAt: string | null };

export type StageStep = { option: ChoiceOption; state: 'done' | 'current' | 'ahead'; days?: number };

const dayMs = 86_400_000;

/** Stages on the way, and those at its end, of which a record takes one. */
export function stageSteps(
  options: ChoiceOption[],
  { current, stays, now }: { current: unknown; stays: StageStay[]; now: number },
): { steps: StageStep[]; ends: StageStep[] } {
  const isEnd = ({ kind }: ChoiceOption) => kind !== undefined && kind !== 'open';
  const onTheWay = options.filter((option) => !isEnd(option));
  const here = onTheWay.findIndex(({ value }) => value === current);
  const daysIn = (stage: string) => {
    const times = stays.filter((stay) => stay.stage === stage);
    if (times.length === 0) return undefined;
    return Math.floor(
      times.reduce((sum, { enteredAt, leftAt }) => sum + timeOf(leftAt, now) - timeOf(enteredAt, now), 0) / dayMs,
    );
  };
  // At an end, the stages that were entered are done and the rest stay ahead.
  const stateOf = ({ value }: ChoiceOption, index: number) => {
    if (value === current) return 'current';
    return (here < 0 ? stays.some(({ stage }) => stage === value) : index < here) ? 'done' : 'ahead';
  };
  const step = (option: ChoiceOption, index: number): StageStep => ({
    option,
    state: stateOf(option, index),
    days: daysIn(option.value),
  });
  return {
    steps: onTheWay.map(step),
    ends: options.filter(isEnd).map((option) => ({ option, state: option.value === current ? 'current' : 'ahead' })),
  };
}

function timeOf(instant: string | null, now: number): number {
  return instant === null ? now : Date.parse(instant);
}
