import { type ReactNode, Suspense, useState } from 'react';
import type { ObjectModel, WireRecord } from '../../../../metadata/wire.ts';
import { ApiProblem } from '../../base/api-problem.ts';
import { loadLater } from '../../base/load-later.ts';
import { useRulesLater } from '../../fields/rules/use-rules.ts';
import { leadsToConversion } from '../convert/leads-to-conversion.ts';
import { askedFields } from './asked-fields.ts';

const ConvertDialog = loadLater(() => import('../convert/convert-dialog.tsx'), 'ConvertDialog');
const AskDialog = loadLater(() => import('./ask-dialog.tsx'), 'AskDialog');
const GateDialog = loadLater(() => import('./gate-dialog.tsx'), 'GateDialog');

type Values = Record<string, unknown>;
type Answer = (values: Values | undefined) => void;
type Question = { record: WireRecord; values: Values; answer: Answer } & ({ names: string[] } | { refused: ApiProblem });
type Complete = (record: WireRecord, values: Values) => Promise<Values | undefined>;

/**
 * Asks, before values are saved, for what the options among them require; answers nothing when the user thinks better of it. An option
 * that a conversion leads to is not saved at all: the conversion is offered instead. `throughGates` sends them, and asks for what the gates of a
 * stage say is missing, until they are taken. Draw `dialog` somewhere.
 */
export function useAsking(object: ObjectModel): {
  complete: Complete;
  throughGates: <Saved>(
    record: WireRecord,
    values: Values,
    send: (values: Values) => Promise<Saved>,
  ) => Promise<Saved | undefined>;
  dialog: ReactNode;
} {
  const rules = useRulesLater(object);
  const [question, setQuestion] = useState<Question>();
  const [toConvert, setToConvert] = useState<WireRecord>();
  const ask = (about: { record: WireRecord; values: Values } & ({ names: string[] } | { refused: ApiProblem })) =>
    new Promise<Values | undefined>((answer) => setQuestion({ ...about, answer })).finally(() => setQuestion(undefined));
  const complete: Complete = async (record, values) => {
    if (leadsToConversion(object, record, values)) {
      setToConvert(record);
      return undefined;
    }
    const names = askedFields(await rules({ ...record, ...values }), values, record);
    return names.length === 0 ? values : ask({ record, values, names });
  };
  async function throughGates<Saved>(
    record: WireRecord,
    values: Values,
    send: (values: Values) => Promise<Saved>,
  ): Promise<Saved | undefined> {
    try {
      return await send(values);
    } catch (error) {
      if (!(error instanceof ApiProblem && error.details.problems?.some(({ gate }) => gate))) throw error;
      const more = await ask({ record, values, refused: error });
      return more && throughGates(record, more, send);
    }
  }
  return {
    complete,
    throughGates,
    dialog: (
      <Suspense>
        {question &&
          ('refused' in question ? (
            <GateDialog key={question.refused.instance} object={object} {...question} onAnswer={question.answer} />
          ) : (
            <AskDialog object={object} {...question} onAnswer={question.answer} />
          ))}
        {toConvert && <ConvertDialog open={{ object, record: toConvert }} onClose={() => setToConvert(undefined)} />}
      </Suspense>
    ),
  };
}
