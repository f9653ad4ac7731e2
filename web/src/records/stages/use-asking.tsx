import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { askedFields } from './asked-fields.ts';

const AskDialog = lazy(async () => ({ default: (await import('./ask-dialog.tsx')).AskDialog }));

type Values = Record<string, unknown>;
type Question = { record: WireRecord; values: Values; names: string[]; answer: (values: Values | undefined) => void };

/** Asks, before values are saved, for what the options among them require; answers nothing when the user thinks better of it. Draw `dialog` somewhere. */
export function useAsking(object: ObjectModel): {
  complete: (record: WireRecord, values: Values) => Promise<Values | undefined>;
  dialog: ReactNode;
} {
  const [question, setQuestion] = useState<Question>();
  const complete = async (record: WireRecord, values: Values) => {
    const names = askedFields(object, values);
    if (names.length === 0) return values;
    return new Promise<Values | undefined>((answer) => setQuestion({ record, values, names, answer })).finally(() =>
      setQuestion(undefined),
    );
  };
  return {
    complete,
    dialog: question && (
      <Suspense>
        <AskDialog object={object} {...question} onAnswer={question.answer} />
      </Suspense>
    ),
  };
}
