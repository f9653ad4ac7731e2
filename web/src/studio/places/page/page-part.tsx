import { isOfForm } from '../form/form-body.ts';
import type { ObjectPart } from '../place.ts';
import { PageDesigner } from './page-designer.tsx';

/** `/studio/objects/<object>/page/sections/about/fields/amount`: what stands behind `page` is the way to the element in the layout. */
export const pagePart: ObjectPart = {
  name: 'page',
  label: 'studio.page',
  icon: 'layout-list',
  Page: ({ object, parts }) => <PageDesigner object={object} parts={parts} />,
  partsOf: ({ kind, name, at }) => (kind === 'layout' && !isOfForm(at) ? [name, ...at] : undefined),
};
