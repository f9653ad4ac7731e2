import { reference, type Schema } from './schemas.ts';

type Operation = {
  id: string;
  tag: string;
  summary: string;
  description: string;
  parameters?: Schema[];
  body?: Schema;
  /** Default JSON. */
  bodyType?: string;
  /** Status → schema of the answer; no schema for an empty one. */
  answers: Record<number, Schema | undefined>;
};

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: reference('Problem') } },
});

/** One operation of the document, with the error answers that every operation can give. */
export function operation({
  id,
  tag,
  summary,
  description,
  parameters,
  body,
  bodyType = 'application/json',
  answers,
}: Operation): Schema {
  const good = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: summary, ...(schema && { content: { 'application/json': { schema } } }) },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    ...(parameters && { parameters }),
    ...(body && { requestBody: { required: true, content: { [bodyType]: { schema: body } } } }),
    responses: {
      ...Object.fromEntries(good),
      400: problemAnswer('The request could not be understood'),
      401: problemAnswer('Not signed in'),
      403: problemAnswer('Not allowed'),
      404: problemAnswer('Not found, or not yours to see'),
      ...(body && { 409: problemAnswer('Changed by somebody else'), 422: problemAnswer('Values to correct') }),
    },
  };
}

export function pathParameter(name: string, description: string, schema: Schema = { type: 'string' }): Schema {
  return { name, in: 'path', required: true, description, schema };
}

export function queryParameter(name: string, description: string, schema: Schema = { type: 'string' }): Schema {
  return { name, in: 'query', required: false, description, schema };
}

export const idParameter = pathParameter('id', 'Record id', { type: 'string', format: 'uuid' });

export const idempotencyKey: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Repeats of the same request with the same key are carried out once. Each is told what the first one did, with records as they are by then.',
  schema: { type: 'string', maxLength: 255 },
};

export const ifMatch: Schema = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the record, such as `"3"`. Refused with 409 when the record is at another version by now.',
  schema: { type: 'string' },
};
