import type { ObjectPart } from '../place.ts';
import { ButtonsPage } from './buttons-page.tsx';

/** `/studio/objects/<object>/buttons/<button>` */
export const buttonsPart: ObjectPart = {
  name: 'buttons',
  label: 'buttons.title',
  icon: 'hand-click',
  Page: ({ object, parts: [button] }) => <ButtonsPage object={object} selected={button} />,
  partsOf: ({ kind, name, at: [member, button] }) =>
    kind === 'object' && member === 'buttons' ? [name, ...(button === undefined ? [] : [button])] : undefined,
};
