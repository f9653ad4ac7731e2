import type { Locale, ObjectModel } from '@tenon/metadata';
import { idempotencyKey, idParameter, operation, queryParameter } from './operation.ts';
import type { Schema } from './schemas.ts';

const instant: Schema = { type: ['string', 'null'], format: 'date-time' };
const stageEntry: Schema = {
  type: 'object',
  properties: { stage: { type: 'string' }, enteredAt: instant, leftAt: instant },
};

/** What surrounds a record of one object: records like it, its stages, timeline and history, and what it can become. */
export function aboutRecordPaths(object: ObjectModel, locale: Locale): Record<string, Schema> {
  const { name } = object;
  const label = object.label[locale];
  const base = `/api/records/${name}`;
  const say = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  return {
    [`${base}/similar`]: {
      post: operation({
        id: `similar_${name}`,
        tag: name,
        summary: say(`相似的${label}`, `Similar: ${label}`),
        description: say(
          '与给出的值相似的已有记录；others 是无权查看的相似记录数，最多 10。需要新建权限。',
          'Records that look like the given values; `others` counts those that are not the caller’s to read, 10 at the most. Takes the right to create.',
        ),
        body: {
          type: 'object',
          required: ['values'],
          properties: { values: { type: 'object', additionalProperties: true }, exclude: { type: 'string' } },
        },
        answers: {
          200: {
            type: 'object',
            properties: {
              records: { type: 'array', items: { type: 'object', additionalProperties: true } },
              others: { type: 'integer' },
            },
          },
        },
      }),
    },
    ...(object.track && {
      [`${base}/{id}/stages`]: {
        get: operation({
          id: `stages_${name}`,
          tag: name,
          summary: say(`${label}的阶段历史`, `Stages: ${label}`),
          description: say(
            '经过的阶段与进出时间，最早的在前。',
            'Stages gone through, with the times entered and left, oldest first.',
          ),
          parameters: [idParameter],
          answers: { 200: { type: 'array', items: stageEntry } },
        }),
      },
    }),
    [`${base}/{id}/timeline`]: {
      get: operation({
        id: `timeline_${name}`,
        tag: name,
        summary: say(`${label}的动态`, `Timeline: ${label}`),
        description: say('跟进、任务与变更，最新的在前。', 'What was done about the record and what changed, newest first.'),
        parameters: [idParameter, queryParameter('cursor', '`next` of the page before')],
        answers: { 200: { type: 'object', additionalProperties: true } },
      }),
    },
    ...(object.conversion && {
      [`${base}/{id}/conversion`]: {
        get: operation({
          id: `conversion_${name}`,
          tag: name,
          summary: say(`${label}可转为什么`, `What it can become: ${label}`),
          description: say(
            '转化会新建的记录，以及已有的匹配记录。',
            'The records a conversion would make, and those there that match.',
          ),
          parameters: [idParameter],
          answers: { 200: { type: 'object', additionalProperties: true } },
        }),
      },
      [`${base}/{id}/convert`]: {
        post: operation({
          id: `convert_${name}`,
          tag: name,
          summary: say(`转化${label}`, `Convert: ${label}`),
          description: say(
            '在一个事务中转为其他记录，可撤销。',
            'Turns the record into others in one transaction; can be undone.',
          ),
          parameters: [idParameter, idempotencyKey],
          body: { type: 'object', properties: { targets: { type: 'object', additionalProperties: true } } },
          answers: { 200: { type: 'object', additionalProperties: true } },
        }),
      },
    }),
    [`${base}/{id}/history`]: {
      get: operation({
        id: `history_${name}`,
        tag: name,
        summary: say(`${label}的变更历史`, `History: ${label}`),
        description: say('谁在何时改了什么。', 'Who changed what, and when.'),
        parameters: [idParameter, queryParameter('cursor', '`next` of the page before')],
        answers: { 200: { type: 'object', additionalProperties: true } },
      }),
    },
  };
}
