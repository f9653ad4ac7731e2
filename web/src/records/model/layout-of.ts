import type { LayoutBody } from '../../../../metadata/define/layout.ts';
import type { Model, ObjectModel } from '../../../../metadata/wire.ts';

/** The object's layout with only what the user may see; an object without one shows all its fields. */
export function layoutOf(model: Model, object: ObjectModel): LayoutBody {
  const [declared = madeUp(object)] = Object.values(model.layouts[object.name] ?? {});
  const seen = (name: string) => name in object.fields;
  return {
    ...declared,
    highlights: declared.highlights.filter((path) => seen(path.split('.')[0] ?? path)),
    stage: declared.stage && seen(declared.stage) ? declared.stage : undefined,
    sections: declared.sections
      .map((section) => ({ ...section, fields: section.fields.filter(seen) }))
      .filter(({ fields }) => fields.length > 0),
    related: declared.related.filter(
      ({ object: name, via }) => model.objects[name]?.access.read && model.objects[name]?.fields[via],
    ),
    quickCreate: declared.quickCreate.filter(seen),
  };
}

function madeUp(object: ObjectModel): LayoutBody {
  const names = Object.entries(object.fields)
    .filter(([, field]) => !field.system)
    .map(([name]) => name);
  const asked = names.filter((name) => name === object.title || object.fields[name]?.required);
  return {
    object: object.name,
    highlights: ['owner'],
    sections: [{ label: object.label, fields: [...names, 'owner'] }],
    related: [],
    quickCreate: asked.filter((name) => !object.fields[name]?.readOnly),
  };
}
