import type { FieldModel, Model, ObjectModel } from '../../../../metadata/wire.ts';
import { fieldWidget } from '../../fields/index.ts';
import { layoutOf } from '../model/layout-of.ts';

export type ComposerFields = {
  /** The choice that says what kind of activity it is, picked by touch. */
  kind?: string;
  /** What else the quick-create form asks for, and files. */
  facts: string[];
};

/** What the box above a timeline asks for beside its words. */
export function composerFields(model: Model, object: ObjectModel): ComposerFields {
  const { quickCreate, sections } = layoutOf(model, object);
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
