import type { Label } from '../../../../../../metadata/label.ts';
import { templateOf } from '../../../../../../metadata/template.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { TextPairControl } from '../../../controls/text-pair-control.tsx';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** A text that each reader gets in their own language, with fields in braces. */
export function ReaderTextInput({ element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<unknown>(element, words);
  const value = bothOf(bound.value);
  return (
    <TextPairControl
      label={label(declared.label)}
      help={t('buttons.templateHelp')}
      lines
      bound={{ ...bound, value, write: (next) => bound.write(next && { template: next }) }}
    />
  );
}

/** One that is written for one language yet, or for none, is shown as it is. */
function bothOf(given: unknown): Label | undefined {
  if (typeof given === 'string') return { zh: given, en: given };
  const template = (given as { template?: unknown } | undefined)?.template;
  if (typeof template === 'object' && template !== null && 'zh' in template && 'en' in template) return template as Label;
  const text = templateOf(given);
  return typeof text === 'string' ? { zh: text, en: text } : text;
}
