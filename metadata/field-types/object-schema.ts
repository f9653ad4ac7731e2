import { objectSchemaWith } from '../define/object.ts';
import { fieldSchema } from './field-schema.ts';

export const objectSchema = objectSchemaWith(fieldSchema);
