import type { Label } from '@tenon/metadata';
import type { Endpoint } from '@tenon/metadata/api/endpoint.ts';
import { endpoints } from '@tenon/metadata/api/endpoints.ts';
import { errorsOf, isOpen } from '@tenon/metadata/api/errors-of.ts';
import type { z } from 'zod';
import { type ErrorCode, errorCatalogue } from '../../base/errors.ts';
import { describeSchema, reference, type Schema } from './json-schemas.ts';

/** An operation of the document before it is put into words: texts, and the object of records, come later. */
export type Operation = {
  key: string;
  path: string;
  method: string;
  endpoint: Endpoint;
  parameters: Schema[];
  requestBody?: Schema;
  answers: Record<number, Schema>;
  errors: Record<number, ErrorCode[]>;
  components: Record<string, Schema>;
};

// What an endpoint may refuse with is in the catalogue, or does not compile.
endpoints satisfies Record<string, Pick<Endpoint, 'callers'> & { errors?: readonly ErrorCode[] }>;

/** What a declared endpoint takes and answers, as OpenAPI has it. */
export function describeEndpoint(key: string, endpoint: Endpoint): Operation {
  const [method, url] = key.split(' ') as [string, string];
  const components: Record<string, Schema> = {};
  const told = (schema: z.ZodType, io: 'input' | 'output') => {
    const described = describeSchema(schema, io);
    Object.assign(components, described.components);
    return described.schema;
  };
  const { params = {}, query, body, bodyTypes = ['application/json'], answers, example } = endpoint;
  return {
    key,
    method: method.toLowerCase(),
    path: url.replace(/:(\w+)/g, '{$1}'),
    endpoint,
    parameters: [
      ...Object.entries(params).map(([name, schema]) =>
        parameter('path', name, { schema: told(schema, 'input'), required: true }),
      ),
      ...(query ? queryParameters(told(query, 'input'), example?.query) : []),
      ...(endpoint.once ? [idempotencyKey] : []),
      ...(endpoint.ifMatch ? [ifMatch] : []),
      ...(endpoint.etag && method === 'GET' ? [ifNoneMatch] : []),
    ],
    ...(body && { requestBody: { required: true, content: contentOf(bodyTypes, told(body, 'input'), example?.body) } }),
    answers: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, answerOf(answer, told, endpoint.etag)]),
    ),
    errors: byStatus(errorsOf(key, endpoint) as ErrorCode[]),
    components,
  };
}

function contentOf(types: readonly string[], schema: Schema, example: unknown): Schema {
  return Object.fromEntries(types.map((type) => [type, { schema, ...(example !== undefined && { example }) }]));
}

/** An operation in the words of one language. */
export function operationOf(
  operation: Operation,
  say: (text: Label) => string,
  { id, tag }: { id: string; tag: string },
): Schema {
  const { endpoint, parameters, requestBody, answers, errors } = operation;
  const summary = say(endpoint.summary);
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: endpoint.description ? say(endpoint.description) : summary,
    ...(isOpen(endpoint) && { security: [] }),
    ...(endpoint.callers === 'people' && { security: [{ session: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, { description: summary, ...answer }])),
      ...Object.fromEntries(Object.entries(errors).map(([status, codes]) => [status, problemAnswer(codes)])),
      ...(endpoint.etag && operation.method === 'get' && { 304: { description: 'As it was when the ETag was given' } }),
    },
  };
}

type Tell = (schema: z.ZodType, io: 'output') => Schema;

function answerOf(answer: Endpoint['answers'][number] | undefined, told: Tell, etag?: true): Schema {
  if (!answer) return {};
  const headers = etag && { headers: { ETag: { schema: { type: 'string' } } } };
  if (typeof answer === 'string') return { ...headers, content: { [answer]: { schema: { type: 'string' } } } };
  return { ...headers, content: { 'application/json': { schema: told(answer, 'output') } } };
}

/** OpenAPI has each parameter of a query string by itself. */
function queryParameters({ properties = {}, required = [] }: Schema, example: Record<string, string | number> = {}): Schema[] {
  return Object.entries(properties as Record<string, Schema>).map(([name, schema]) =>
    parameter('query', name, { schema, required: (required as string[]).includes(name), example: example[name] }),
  );
}

type Detail = { schema: Schema; required: boolean; example?: string | number };

function parameter(place: string, name: string, { schema: { description, ...schema }, required, example }: Detail): Schema {
  return {
    name,
    in: place,
    required,
    ...(description !== undefined && { description }),
    schema,
    ...(example !== undefined && { example }),
  };
}

function byStatus(codes: ErrorCode[]): Record<number, ErrorCode[]> {
  const found: Record<number, ErrorCode[]> = {};
  for (const code of codes) {
    const { status } = errorCatalogue[code];
    found[status] = [...(found[status] ?? []), code];
  }
  return found;
}

function problemAnswer(codes: ErrorCode[]): Schema {
  return {
    description: codes.map((code) => `\`${code}\`: ${errorCatalogue[code].en}`).join('\n\n'),
    content: { 'application/problem+json': { schema: reference('Problem') } },
  };
}

const idempotencyKey: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Repeats of the same request with the same key are carried out once. Each is told what the first one did, with records as they are by then.',
  schema: { type: 'string', maxLength: 255 },
};

const ifMatch: Schema = {
  name: 'If-Match',
  in: 'header',
  required: false,
  description: 'The ETag of the record, such as `"3"`. Refused with 409 when the record is at another version by now.',
  schema: { type: 'string' },
};

const ifNoneMatch: Schema = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'The ETag of what is known already; answered with 304 while it is the same.',
  schema: { type: 'string' },
};
