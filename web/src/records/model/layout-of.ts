import type { LayoutModel, Model, ObjectModel } from '../../../../metadata/wire.ts';

/** The object's layout with only what the user may see; an object without one shows all its fields. What of it is there, `useLayout` tells. */
export function layoutOf(model: Model, object: ObjectModel): LayoutModel {
  const [declared = madeUp(object)] = Object.values(model.layouts[object.name] ?? {});
  const seen = (path: string) => (path.split('.')[0] ?? path) in object.fields;
  return {
    ...declared,
    highlights: declared.highlights.filter(seen),
    stage: declared.stage && seen(declared.stage) ? declared.stage : undefined,
    sections: declared.sections.map((section) => ({ ...section, fields: section.fields.filter(seen) })),
    related: declared.related.filter(
      ({ object: name, via }) => model.objects[name]?.access.read && model.objects[name]?.fields[via],
    ),
    quickCreate: declared.quickCreate.filter(seen),
  };
}

function madeUp(object: ObjectModel): LayoutModel {
  const names = Object.entries(object.fields)
    .filter(([, field]) => !field.system)
    .map(([name]) => name);
  const asked = names.filter((name) => name === object.title || object.fields[name]?.required);
  return {
    object: object.name,
    highlights: ['owner'],
    sections: [{ id: 'all', label: object.label, fields: [...names, 'owner'] }],
    related: [],
    quickCreate: asked.filter((name) => !object.fields[name]?.readOnly),
  };
}
