import type { AnswerAt } from '../../base/api-types.ts';

export type SetupInfo = AnswerAt<'GET', '/setup'>;
export type Template = SetupInfo['templates'][number];
