import { functionsByName } from '../../../../metadata/expression/functions/catalogue.ts';
import { functionSignature } from '../../../../metadata/expression/signature.ts';
import type { Label } from '../../../../metadata/label.ts';

/** A function as it is explained: how it is written, what it does, and an example with what comes out of it where that can be told. */
export type ExplainedFunction = {
  name: string;
  signatures: Label[];
  help: Label;
  example: string;
  gives?: string | boolean | null;
};

/** The function of that name with its ways to be called, each once. */
export function explainFunction(name: string): ExplainedFunction | undefined {
  const entries = functionsByName.get(name) ?? [];
  const [entry] = entries;
  if (!entry) return undefined;
  const signatures = [...new Map(entries.map(functionSignature).map((each) => [each.en, each])).values()];
  const [sample] = entries.flatMap(({ samples }) => samples);
  if (!sample) return { name, signatures, help: entry.help, example: entry.example ?? '' };
  return { name, signatures, help: entry.help, example: sample[0], gives: sample[1] };
}
