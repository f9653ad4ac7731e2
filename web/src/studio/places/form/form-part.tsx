import type { ObjectPart } from '../place.ts';
import { isOfForm } from './form-body.ts';
import { FormDesigner } from './form-designer.tsx';

/** `/studio/objects/<object>/form/steps/who/fields/name`: what stands behind `form` is the way to the element in the layout. */
export const formPart: ObjectPart = {
  name: 'form',
  label: 'studio.form',
  icon: 'forms',
  Page: ({ object, parts }) => <FormDesigner object={object} parts={parts} />,
  partsOf: ({ kind, name, at }) => (kind === 'layout' && isOfForm(at) ? [name, ...at] : undefined),
};
