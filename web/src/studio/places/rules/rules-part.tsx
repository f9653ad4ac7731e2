import type { ObjectPart } from '../place.ts';
import { RulesPage } from './rules-page.tsx';

/** `/studio/objects/<object>/rules/<rule>` */
export const rulesPart: ObjectPart = {
  name: 'rules',
  label: 'rules.title',
  icon: 'list-check',
  Page: ({ object, parts: [rule] }) => <RulesPage object={object} selected={rule} />,
  partsOf: ({ kind, name, at: [member, rule] }) =>
    kind === 'object' && member === 'rules' ? [name, ...(rule === undefined ? [] : [rule])] : undefined,
};
