import type { ButtonKindName } from '@tenon/metadata';
import type { ButtonWork } from './button-work.ts';
import { callConnection } from './call-connection.ts';
import { changeFields } from './change-fields.ts';
import { openForm } from './open-form.ts';
import { runProcess } from './run-process.ts';

/** What carries out every kind of press. */
export const buttonWorks = { changeFields, openForm, callConnection, runProcess } satisfies {
  [Name in ButtonKindName]: ButtonWork<Name>;
};
