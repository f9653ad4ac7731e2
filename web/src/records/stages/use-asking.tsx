import { type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { loadLater } from '../../base/load-later.ts';
import { useRulesLater } from '../../fields/rules/use-rules.ts';
import { leadsToConversion } from '../convert/leads-to-conversion.ts';
import { askedFields } from './asked-fields.ts';

const ConvertDialog = loadLater(() => import('../convert/convert-dialog.tsx'), 'ConvertDialog');
const AskDialog = loadLater(() => import('./ask-dialog.tsx'), 'AskDialog');

type Values = Record<string, unknown>;
type Question = { record: WireRecord; values: Values; names: string[]; answer: (values: Values | undefined) => void };

/**
 * Asks, before values are saved, for what the options among them require; answers nothing when the user thinks better of it. An option
 * that a conversion leads to is not saved at all: the conversion is offered instead. Draw `dialog` somewhere.
 */
export function useAsking(object: ObjectModel): {
  complete: (record: WireRecord, values: Values) => Promise<Values | undefined>;
  dialog: ReactNode;
} {
  const rules = useRulesLater(object);
  const [question, setQuestion] = useState<Question>();
  const [toConvert, setToConvert] = useState<WireRecord>();
  const complete = async (record: WireRecord, values: Values) => {
    if (leadsToConversion(object, record, values)) {
      setToConvert(record);
      return undefined;
    }
    const names = askedFields(await rules({ ...record, ...values }), values, record);
    if (names.length === 0) return values;
    return new Promise<Values | undefined>((answer) => setQuestion({ record, values, names, answer })).finally(() =>
      setQuestion(undefined),
    );
  };
  return {
    complete,
    dialog: (
      <Suspense>
        {question && <AskDialog object={object} {...question} onAnswer={question.answer} />}
        {toConvert && <ConvertDialog open={{ object, record: toConvert }} onClose={() => setToConvert(undefined)} />}
      </Suspense>
    ),
  };
}
