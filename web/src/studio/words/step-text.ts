import type { Locale } from '../../../../metadata/label.ts';
import { text } from '../../base/text.ts';
import { useLocale } from '../../base/use-text.ts';
import type { StepWords } from '../store/state.ts';

/** What a step did, in the language of the screen: “move Phone”. */
export function stepText({ key, values = {} }: StepWords, locale: Locale): string {
  const filled = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    return [name, 'text' in value ? text(value.text, {}, { locale }) : value[locale]];
  });
  return text(key, Object.fromEntries(filled), { locale });
}

export function useStepText(): (words: StepWords) => string {
  const locale = useLocale();
  return (words) => stepText(words, locale);
}
