import type { ObjectPart } from '../place.ts';
import { FieldsPage } from './fields-page.tsx';

/** `/studio/objects/<object>/fields/<field>` */
export const fieldsPart: ObjectPart = {
  name: 'fields',
  label: 'studio.fields',
  icon: 'list-details',
  Page: ({ object, parts: [field] }) => <FieldsPage object={object} selected={field} />,
  partsOf: ({ kind, name, at: [member, field] }) =>
    kind === 'object' && member === 'fields' ? [name, ...(field === undefined ? [] : [field])] : undefined,
};
