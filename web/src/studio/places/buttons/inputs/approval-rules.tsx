import type { VoteRule } from '../../../../../../metadata/approvals/decide-node.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl, NumberControl } from '../../../controls/plain-controls.tsx';
import { RecordsControl } from '../../../controls/records-control.tsx';
import { type Bound, useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

const votes = {
  all: { mode: 'all' },
  any: { mode: 'any' },
  sequence: { mode: 'sequence' },
  sequenceAny: { mode: 'sequenceAny' },
  ratio: { mode: 'ratio', share: 0.5 },
} as const satisfies Record<string, VoteRule>;

/** How the votes of several come to one answer. */
export function VoteRuleInput({ element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<VoteRule>(element, words);
  const mode = bound.value?.mode ?? 'all';
  const share = bound.value && 'share' in bound.value ? bound.value.share : undefined;
  const choices = (Object.keys(votes) as (keyof typeof votes)[]).map((value) => ({ value, label: t(`processes.vote.${value}`) }));
  return (
    <>
      <ChoiceControl
        label={label(declared.label)}
        choices={choices}
        bound={{ ...bound, value: mode, write: (to) => bound.write(votes[to as keyof typeof votes]) }}
      />
      {mode === 'ratio' && <RatioControls bound={bound} />}
      {share !== undefined && (
        <NumberControl
          label={t('processes.share')}
          min={1}
          max={100}
          bound={{
            ...bound,
            value: Math.round(share * 100),
            write: (percent) =>
              bound.write({ ...(bound.value as Ratio), share: Math.min(100, Math.max(1, percent ?? 50)) / 100 } as Ratio),
          }}
        />
      )}
    </>
  );
}

type Ratio = Extract<VoteRule, { mode: 'ratio' }>;

/** Whether a share counts or a number, and whether it is decided before everybody has voted. */
function RatioControls({ bound }: { bound: Bound<VoteRule> }) {
  const t = useText();
  const rule = bound.value as Ratio;
  const waits = rule.waitForAll && { waitForAll: true as const };
  return (
    <>
      <ChoiceControl
        label={t('processes.votes')}
        choices={(['share', 'count'] as const).map((value) => ({ value, label: t(`processes.votes.${value}`) }))}
        bound={{
          ...bound,
          value: 'count' in rule ? 'count' : 'share',
          write: (to) =>
            bound.write(to === 'count' ? { mode: 'ratio', count: 2, ...waits } : { mode: 'ratio', share: 0.5, ...waits }),
        }}
      />
      {'count' in rule && (
        <NumberControl
          label={t('processes.count')}
          min={1}
          max={50}
          bound={{
            ...bound,
            value: rule.count,
            write: (count) => bound.write({ mode: 'ratio', count: Math.min(50, Math.max(1, Math.round(count ?? 1))), ...waits }),
          }}
        />
      )}
      <ChoiceControl
        label={t('processes.decided')}
        choices={(['early', 'all'] as const).map((value) => ({ value, label: t(`processes.decided.${value}`) }))}
        bound={{
          ...bound,
          value: rule.waitForAll ? 'all' : 'early',
          write: (to) => {
            const { waitForAll: _before, ...rest } = rule;
            bound.write(to === 'all' ? { ...rest, waitForAll: true } : rest);
          },
        }}
      />
    </>
  );
}

type Empty = 'administrator' | 'approve' | 'reject' | 'refuse' | { people: string[] };

/** What becomes of a step for which nobody is found. */
export function EmptyRuleInput({ element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<Empty>(element, words);
  const people = typeof bound.value === 'object' ? bound.value.people : undefined;
  const choices = (['administrator', 'people', 'approve', 'reject', 'refuse'] as const).map((value) => ({
    value,
    label: t(`processes.empty.${value}`),
  }));
  return (
    <>
      <ChoiceControl
        label={label(declared.label)}
        choices={choices}
        bound={{
          ...bound,
          value: people ? 'people' : ((bound.value as string | undefined) ?? 'administrator'),
          write: (to) => bound.write(to === 'people' ? { people: [] } : (to as Empty)),
        }}
      />
      {people && (
        <RecordsControl
          object="user"
          label={t('processes.empty.people')}
          ids={people}
          onChange={(next) => bound.write({ people: next })}
        />
      )}
    </>
  );
}

/** One of the values that the kind of step names. */
export function ChoiceInput({ element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const choices = Object.entries(declared.choices ?? {}).map(([value, name]) => ({ value, label: label(name) }));
  return (
    <ChoiceControl
      label={label(declared.label)}
      choices={choices}
      bound={{ ...bound, value: bound.value ?? choices[0]?.value }}
    />
  );
}

/** So many; empty: what holds where nothing is said. */
export function NumberInput({ element, declared, words }: InputProps) {
  const label = useLabel();
  const bound = useBound<number>(element, words);
  return <NumberControl label={label(declared.label)} min={0} bound={bound} />;
}
