import type { Reference } from '../../../../metadata/wire.ts';

/**
 * `GET …/conversion`: what each target would be made of, and records that could be used in its place. `incomplete` where there may be more that the
 * user may not see, which is not carried over.
 */
export type ConversionTarget = {
  object: string;
  optional: boolean;
  values: Record<string, unknown>;
  incomplete?: true;
  matches: Reference[];
};

/** A new record, none, or one that exists, by its id. */
export type Choice = 'create' | 'skip' | { id: string };

/** An existing record is better than a second one of the same name. */
export function firstChoice({ matches }: ConversionTarget): Choice {
  const match = matches[0];
  return match ? { id: match.id } : 'create';
}

/** What `POST …/convert` takes. */
export function convertRequest(
  targets: ConversionTarget[],
  choices: Record<string, Choice>,
  edited: Record<string, Record<string, unknown>>,
) {
  return {
    targets: Object.fromEntries(
      targets.map((target) => {
        const choice = choices[target.object] ?? firstChoice(target);
        if (choice === 'skip') return [target.object, { skip: true }];
        if (choice !== 'create') return [target.object, choice];
        const values = edited[target.object];
        return [target.object, values ? { create: true, values } : { create: true }];
      }),
    ),
  };
}
