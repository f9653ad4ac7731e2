import type { Definition } from '../../../../../metadata/define/definition.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { isUntranslated } from '../../controls/text-pair-control.tsx';
import { textsOf } from '../../model/texts-of.ts';
import type { Element } from '../../store/commands.ts';

export type MissingText = Element & { text: Label };

/** Texts that lack one of the languages, or have the same in both as long as nobody has translated them. */
export function missingTexts(definitions: readonly Definition[]): MissingText[] {
  return definitions.flatMap(({ kind, name, body }) =>
    textsOf({ kind, body })
      .filter(({ text }) => isUntranslated(text))
      .map(({ at, text }) => ({ kind, name, at, text })),
  );
}

export function keyOf({ kind, name, at }: Element): string {
  return [kind, name, ...at].join('\n');
}
