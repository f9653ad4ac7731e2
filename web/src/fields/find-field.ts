import type { FieldModel, Model } from '../../../metadata/wire.ts';

/** A field reached by a path, with the fields walked through on the way. */
export type FoundField = { path: string; field: FieldModel; through: FieldModel[] };

/** Finds `account.industry` from an object; undefined when the user may not see all of the way. */
export function findField(model: Pick<Model, 'objects'>, object: string, path: string): FoundField | undefined {
  const through: FieldModel[] = [];
  let here: string | undefined = object;
  const steps = path.split('.');
  for (const [index, step] of steps.entries()) {
    const field: FieldModel | undefined = here === undefined ? undefined : model.objects[here]?.fields[step];
    if (!field) return undefined;
    if (index === steps.length - 1) return { path, field, through };
    through.push(field);
    here = relatedObject(field);
  }
  return undefined;
}

/** The object that a to-one field leads to. */
export function relatedObject(field: FieldModel): string | undefined {
  return field.leadsTo?.length === 1 ? field.leadsTo[0] : undefined;
}

/** `Account › Industry`. */
export function pathLabel({ field, through }: FoundField, label: (text: FieldModel['label']) => string): string {
  return [...through, field].map((step) => label(step.label)).join(' › ');
}
