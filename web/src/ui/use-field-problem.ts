import { type FormEvent, type ReactNode, useState } from 'react';
import { useText } from '../base/use-text.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What the browser finds wrong with a field when its form is sent, to stand under the field in the language of the page: the browser's own
 * bubble lies over hint and button, and speaks its own. Spread `listen` on the field; `error` is what the server found.
 */
export function useFieldProblem(error?: ReactNode): { problem: ReactNode; listen: object } {
  const t = useText();
  const [found, setFound] = useState<string>();
  const onInvalid = (event: FormEvent<Field>) => {
    const field = event.currentTarget;
    event.preventDefault();
    setFound(t(reasonOf(field.validity)));
    if (field.form?.querySelector(':is(input, textarea, select):invalid') === field) field.focus();
  };
  return { problem: found ?? error, listen: { onInvalid, onInput: () => setFound(undefined) } };
}

function reasonOf({ valueMissing, typeMismatch }: ValidityState): 'setup.required' | 'setup.emailWrong' | 'setup.passwordHelp' {
  if (valueMissing) return 'setup.required';
  return typeMismatch ? 'setup.emailWrong' : 'setup.passwordHelp';
}
