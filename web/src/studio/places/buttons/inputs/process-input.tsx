import type { ProcessBody } from '../../../../../../metadata/define/process.ts';
import { useLabel, useText } from '../../../../base/use-text.ts';
import { ChoiceControl } from '../../../controls/plain-controls.tsx';
import { useDraftDefinitions } from '../../../model/draft-definitions.ts';
import { useBound } from '../../../store/use-studio.ts';
import type { InputProps } from './input-control.ts';

/** A process that waits for a button of the object. */
export function ProcessInput({ object, element, declared, words }: InputProps) {
  const t = useText();
  const label = useLabel();
  const bound = useBound<string>(element, words);
  const choices = useDraftDefinitions().flatMap(({ kind, name, body }) => {
    const process = kind === 'process' ? (body as ProcessBody) : undefined;
    const fits = process?.trigger.kind === 'button' && process.trigger.object === object;
    return process && fits ? [{ value: name, label: label(process.label) || name }] : [];
  });
  return (
    <ChoiceControl
      label={label(declared.label)}
      help={choices.length === 0 ? t('buttons.noProcesses') : undefined}
      bound={{ ...bound, write: (next) => bound.write(next ?? '') }}
      choices={choices}
    />
  );
}
