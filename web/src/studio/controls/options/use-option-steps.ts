import { useMemo } from 'react';
import { type ChoiceOption, calmColors } from '../../../../../metadata/define/field.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { text } from '../../../base/text.ts';
import { useLabel, useLocale } from '../../../base/use-text.ts';
import { announce } from '../../frame/announce.ts';
import type { Element, StepBuilder } from '../../store/commands.ts';
import { useRun } from '../../store/use-studio.ts';
import { proposeName } from '../../words/propose-name.ts';
import { withSide } from '../text-pair-control.tsx';

export type OptionSteps = ReturnType<typeof useOptionSteps>;

/** What is done to options that stand at `element`; `thing`: the field or list they belong to. The same functions as long as these are the same. */
export function useOptionSteps(element: Element, thing: Label) {
  const run = useRun();
  const label = useLabel();
  const locale = useLocale();
  const key = JSON.stringify([element, thing]);
  // `key` says what the element and the thing are: rows are drawn anew only where an option is another one.
  return useMemo(() => {
    const of = (value: string, ...at: string[]) => ({ ...element, at: [...element.at, value, ...at] });
    const named = (option: ChoiceOption) => ({ thing: option.label, field: thing });
    const now = (step: StepBuilder) => (step.read(element) ?? []) as unknown as ChoiceOption[];
    return {
      /** Options for texts; `replaced` go. */
      async add(texts: readonly string[], kept: readonly ChoiceOption[], replaced: readonly ChoiceOption[]) {
        const made = await makeOptions(texts, kept);
        run({ key: 'studio.did.addOptions', values: { count: made.length, field: thing } }, (step) => {
          for (const { value } of replaced) step.write(of(value), { to: undefined });
          for (const option of made) step.write(of(option.value), { to: option as unknown as Json });
        });
      },
      move(option: ChoiceOption, by: number) {
        run({ key: 'studio.did.move', values: { thing: option.label } }, (step) => {
          step.move(of(option.value), by);
          const place = now(step).findIndex(({ value }) => value === option.value) + 1;
          announce(text('studio.movedTo', { thing: label(option.label), place, count: now(step).length }));
        });
      },
      rename: (option: ChoiceOption, words: string) =>
        run(
          { key: 'studio.did.renameOption', values: named(option) },
          (step) => step.write(of(option.value, 'label'), { to: withSide(option.label, locale, words) }),
          `${element.at.join()} ${option.value}`,
        ),
      colour: (options: readonly ChoiceOption[], color: ChoiceOption['color']) =>
        run({ key: 'studio.did.colour', values: named(options[0] as ChoiceOption) }, (step) => {
          for (const { value } of options) step.write(of(value, 'color'), { to: color });
        }),
      archive: (option: ChoiceOption) =>
        run({ key: option.archived ? 'studio.did.offerAgain' : 'studio.did.archive', values: named(option) }, (step) =>
          step.write(of(option.value, 'archived'), { to: option.archived ? undefined : true }),
        ),
      remove: (option: ChoiceOption) =>
        run({ key: 'studio.did.remove', values: named(option) }, (step) => step.write(of(option.value), { to: undefined })),
      /** Its spellings stay with the other: files that name it go on being read, and a publish moves its records there. */
      merge: (option: ChoiceOption, into: ChoiceOption) =>
        run({ key: 'studio.did.mergeOption', values: { ...named(option), into: into.label } }, (step) => {
          step.write(of(option.value), { to: undefined });
          const texts = [option.value, option.label.zh, option.label.en, ...(option.aliases ?? [])];
          const aliases = new Set([...(into.aliases ?? []), ...texts]);
          step.write(of(into.value, 'aliases'), { to: [...aliases] });
        }),
    };
  }, [key, run, label, locale]);
}

/** Options for texts, each under a name that none of `kept` has. */
export async function makeOptions(texts: readonly string[], kept: readonly ChoiceOption[]): Promise<ChoiceOption[]> {
  const made: ChoiceOption[] = [];
  const taken = new Set(kept.map(({ value }) => value));
  for (const words of texts) {
    const color = calmColors[(kept.length + made.length) % calmColors.length];
    const value = await proposeName(words, (each) => taken.has(each));
    taken.add(value);
    made.push({ value, label: { zh: words, en: words }, ...(color && { color }) });
  }
  return made;
}
