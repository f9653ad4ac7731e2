import type { Locale } from '@tenon/metadata';
import type { AccessModel } from '../../access/access-model.ts';
import { fixedTags } from './fixed-operations.ts';
import { fixedPaths } from './fixed-paths.ts';
import { objectPaths } from './object-paths.ts';
import { fixedSchemas, inputSchema, recordSchema, type Schema } from './schemas.ts';

export type DocumentOptions = { locale: Locale; origin: string; revision: number };

/** The OpenAPI 3.1 document of the model as the caller may use it; custom objects are in it like any other. */
export function buildDocument(model: AccessModel, { locale, origin, revision }: DocumentOptions): Schema {
  const objects = Object.values(model.objects);
  const schemas = objects.flatMap((object): [string, Schema][] => [
    [object.name, recordSchema(object, locale)],
    ...(object.access.create || object.access.edit
      ? [[`${object.name}_input`, inputSchema(object, locale)] as [string, Schema]]
      : []),
  ]);
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
      ...Object.entries(fixedTags).map(([name, description]) => ({ name, description: description[locale] })),
    ],
    paths: Object.assign({}, fixedPaths(locale), ...objects.map((object) => objectPaths(object, locale))),
    components: {
      schemas: { ...fixedSchemas, ...Object.fromEntries(schemas) },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made under Settings → API keys' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-tenon' },
      },
    },
  };
}
