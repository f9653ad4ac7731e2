import { z } from 'zod';
import { dataSteps, publication, published } from './change-sets.ts';
import { definitionName, mergePatch } from './definitions.ts';
import type { EndpointList } from './endpoint.ts';
import { instant, person, startedJob } from './shapes.ts';

/** The same with what was before, so that nothing has to be asked for to say it in words. */
const revisionChanges = z.array(
  z.union([
    z.strictObject({ ...definitionName, change: z.literal('added'), body: z.unknown() }),
    z.strictObject({ ...definitionName, change: z.literal('removed'), before: z.unknown() }),
    z.strictObject({
      ...definitionName,
      change: z.literal('changed'),
      body: z.unknown(),
      before: z.unknown(),
      patch: mergePatch,
    }),
  ]),
);
const params = {
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .meta({ description: 'Number of the revision' }),
};

/** What was published, and how it comes back. */
export const revisionEndpoints = {
  'GET /api/definitions/revisions': {
    id: 'list_revisions',
    tag: 'metadata',
    summary: { zh: '版本', en: 'Revisions' },
    callers: 'signedIn',
    right: 'manageMetadata',
    answers: {
      200: z.array(
        z.strictObject({ revision: z.int(), at: instant, by: person.nullable(), summary: z.string(), steps: dataSteps }),
      ),
    },
  },
  'GET /api/definitions/revisions/:revision': {
    id: 'compare_revision',
    tag: 'metadata',
    summary: { zh: '某个版本的改动，可与任一版本比较', en: 'What a revision changed, since the one before or any other' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params,
    query: z.object({
      from: z.string().optional().meta({ description: 'The revision to compare with; default: the one before' }),
    }),
    answers: { 200: z.strictObject({ changes: revisionChanges }) },
  },
  'POST /api/definitions/revisions/:revision/restore': {
    id: 'restore_revision',
    tag: 'metadata',
    summary: { zh: '恢复到某个版本', en: 'Make an earlier revision count again' },
    callers: 'signedIn',
    right: 'manageMetadata',
    params,
    body: publication,
    answers: { 200: published, 202: startedJob },
    errors: ['publishing', 'beyondRights', 'inUse'],
    example: { body: { summary: 'As it was before' } },
  },
  'POST /api/definitions/revisions/:revision/take-back': {
    id: 'take_back_revision',
    tag: 'metadata',
    summary: { zh: '撤销最近一次发布', en: 'Take the latest publish back' },
    description: {
      zh: '只撤销最新的版本；之后又有人发布过则拒绝。应用管理员可撤销自己的发布。',
      en: 'Of the newest revision only: refused where others have published since. Who administers an app takes back their own.',
    },
    callers: 'signedIn',
    right: 'manageMetadata',
    forApps: true,
    params,
    body: publication,
    answers: { 200: published, 202: startedJob },
    errors: ['publishing', 'publishedSince', 'beyondRights', 'beyondApp', 'inUse'],
    example: { body: {} },
  },
} as const satisfies EndpointList;
