import { useMemo } from 'react';
import type { LayoutMode } from '../../../../metadata/define/layout.ts';
import type { ChosenLayout } from '../../../../metadata/layouts/choose-layout.ts';
import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import { useLayoutSoon } from '../model/use-layout.ts';

export type ComposerFields = {
  /** The choice that says what kind of activity it is, picked by touch. */
  kind?: string;
  /** What else the quick-create form asks for, and files. */
  facts: string[];
};

/** What the box above a timeline asks for beside its words, by what is in it, and what is shown and changed of an activity that is there. */
export function useComposerFields(
  object: ObjectModel,
  mode: LayoutMode,
  values: Readonly<Record<string, unknown>>,
): ComposerFields {
  const choose = useLayoutSoon(object, mode);
  return useMemo(() => (choose ? composerFields(object, choose(values)) : { facts: [] }), [choose, object, values]);
}

function composerFields(object: ObjectModel, { quickCreate, sections }: ChosenLayout): ComposerFields {
  const own = new Set([object.activity?.text, object.activity?.related]);
  const isOffered = (name: string) => !own.has(name) && object.fields[name]?.readOnly !== true;
  const asked = quickCreate.filter(isOffered);
  const kind = asked.find((name) => isKind(object.fields[name]));
  const files = sections.flatMap(({ fields }) => fields).filter((name) => isUpload(object.fields[name]) && isOffered(name));
  return { kind, facts: [...new Set([...asked.filter((name) => name !== kind), ...files])] };
}

function isKind(field: FieldModel | undefined): boolean {
  return field?.required === true && fieldWidget(field).picksOne === true;
}

function isUpload(field: FieldModel | undefined): boolean {
  return field !== undefined && fieldWidget(field).isUpload === true;
}
