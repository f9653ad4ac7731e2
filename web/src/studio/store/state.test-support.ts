import type { Json } from '../../../../metadata/merge/json.ts';
import type { StudioState } from './state.ts';

export const label = (text: string) => ({ zh: text, en: text });

export const account: Json = {
  label: label('Account'),
  icon: 'building',
  title: 'name',
  fields: { name: { type: 'text', label: label('Name') }, city: { type: 'text', label: label('City') } },
};

/** A workspace with one object, and nothing changed. */
export function fresh(): StudioState {
  return {
    revision: 3,
    definitions: new Map([['object/account', { kind: 'object', name: 'account', body: account }]]),
    set: null,
    drafts: new Map(),
    steps: [],
    done: 0,
    saving: { state: 'saved' },
  };
}
