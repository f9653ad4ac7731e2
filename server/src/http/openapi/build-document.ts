import type { Label, Locale, ObjectModel } from '@tenon/metadata';
import { apiTags } from '@tenon/metadata/api/endpoint.ts';
import { endpoints } from '@tenon/metadata/api/endpoints.ts';
import { problemDetails } from '@tenon/metadata/api/shapes.ts';
import type { AccessModel } from '../../access/access-model.ts';
import { mapYielding } from '../../base/yield-to-event-loop.ts';
import { describeSchema, type Schema } from './json-schemas.ts';
import { describeEndpoint, type Operation, operationOf } from './operation.ts';
import { changeSchema, inputSchema, recordSchema } from './record-schemas.ts';

export type DocumentOptions = { locale: Locale; origin: string; revision: number };

/** The OpenAPI 3.1 document of the model as the caller may use it; custom objects are in it like any other. */
export async function buildDocument(model: AccessModel, { locale, origin, revision }: DocumentOptions): Promise<Schema> {
  const operations = await describeOnce();
  const objects = Object.values(model.objects);
  const ofRecords = operations.filter(isOfRecords);
  const others = operations.filter((operation) => !isOfRecords(operation));
  const { records: _, ...tags } = apiTags;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Tenon · 榫卯 CRM',
      version: `1.${revision}`,
      description: 'Records, metadata, reports and search of this workspace, as you may use them.',
      contact: { name: 'Administrator of this workspace', url: origin },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: origin }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [
      ...objects.map((object) => ({ name: object.name, description: (object.description ?? object.label)[locale] })),
      ...Object.entries(tags).map(([name, description]) => ({ name, description: description[locale] })),
    ],
    paths: pathsOf([
      ...others.map((each): Described => [each, operationOf(each, (text) => text[locale], each.endpoint)]),
      ...objects.flatMap((object) => ofRecords.flatMap((each) => operationOn(object, each, locale))),
      ...objects.flatMap((object) => ofRecords.flatMap((each) => formerly(object, each, locale))),
    ]),
    components: {
      schemas: { ...componentsOf(operations), ...Object.fromEntries(objects.flatMap((object) => schemasOf(object, locale))) },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made under Settings → API keys' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-tenon' },
      },
    },
  };
}

type Described = readonly [Operation, Schema];

let described: Promise<Operation[]> | undefined;

/** The same for everybody; a tenth of a second of work, so others get their turn in between. */
function describeOnce(): Promise<Operation[]> {
  described ??= mapYielding(Object.entries(endpoints), ([key, endpoint]) => describeEndpoint(key, endpoint));
  return described;
}

function isOfRecords({ path }: Operation): boolean {
  return path.startsWith('/api/records/{object}');
}

/** An operation on records as one object has it, if it does: with its name in the path and its fields in what is sent and answered. */
function operationOn(object: ObjectModel, operation: Operation, locale: Locale): Described[] {
  const { endpoint, path } = operation;
  if (endpoint.offered?.(object) === false) return [];
  const own = putIn(object.name, operation);
  const say = (text: Label) => text[locale].replace('{label}', object.label[locale]);
  const id = `${endpoint.id}_${object.name}`;
  const parameters = own.parameters.filter((each) => each.name !== 'object');
  const told = operationOf({ ...own, parameters }, say, { id, tag: object.name });
  return [[{ ...own, path: path.replace('{object}', object.name) }, told]];
}

/** The same under each name that the object had, which is on its way out. */
function formerly(object: ObjectModel, operation: Operation, locale: Locale): Described[] {
  return (object.aliases ?? []).flatMap((alias) =>
    operationOn(object, operation, locale).map(
      ([own, told]): Described => [
        { ...own, path: operation.path.replace('{object}', alias) },
        { ...told, operationId: `${operation.endpoint.id}_${alias}`, deprecated: true },
      ],
    ),
  );
}

/** References to any record become references to the object's own schemas. */
function putIn(object: string, operation: Operation): Operation {
  const { endpoint, ...rest } = operation;
  const text = JSON.stringify(rest)
    .replaceAll('"#/components/schemas/Record"', JSON.stringify(`#/components/schemas/${object}`))
    .replaceAll('"#/components/schemas/RecordInput"', JSON.stringify(`#/components/schemas/${object}_input`))
    .replaceAll('"#/components/schemas/RecordChange"', JSON.stringify(`#/components/schemas/${object}_change`));
  return { ...JSON.parse(text), endpoint };
}

function pathsOf(all: Described[]): Record<string, Schema> {
  const paths: Record<string, Schema> = {};
  for (const [{ path, method }, told] of all) paths[path] = { ...paths[path], [method]: told };
  return paths;
}

function componentsOf(operations: readonly Operation[]): Record<string, Schema> {
  const {
    Record: _,
    RecordInput: __,
    RecordChange: ___,
    ...all
  } = Object.assign({}, ...operations.map(({ components }) => components));
  return { ...describeSchema(problemDetails, 'output').components, ...all };
}

function schemasOf(object: ObjectModel, locale: Locale): [string, Schema][] {
  const { access } = object;
  return [
    [object.name, recordSchema(object, locale)],
    ...(access.create ? [[`${object.name}_input`, inputSchema(object, locale)] as [string, Schema]] : []),
    ...(access.edit ? [[`${object.name}_change`, changeSchema(object, locale)] as [string, Schema]] : []),
  ];
}
