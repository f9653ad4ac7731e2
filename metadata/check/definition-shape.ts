import { z } from 'zod';
import { keyOfList, type ListKey } from '../define/keyed-list.ts';
import { type DefinitionKind, definitionSchemas } from './definition-schemas.ts';

/** Where the records and keyed lists of a body lie. What has no shape holds none: a list in it is replaced whole. */
export type Shape = {
  /** Of a keyed list. */
  key?: ListKey;
  /** Of every item of a list, or of every member of a record. */
  each?: Shape;
  members?: ReadonlyMap<string, Shape>;
  /** Of a record whose members stand in an order that people see. */
  ordered?: true;
  /** Of a record: each of its members is a thing of its own. */
  named?: true;
};

const shapes = new Map<string, Shape | undefined>();

/** The shape of a kind's bodies, read from its schema; undefined for an unknown kind. */
export function shapeOfKind(kind: string): Shape | undefined {
  if (!shapes.has(kind) && Object.hasOwn(definitionSchemas, kind)) {
    shapes.set(kind, readShape(definitionSchemas[kind as DefinitionKind]));
  }
  return shapes.get(kind);
}

/** The shape of a member of an object or record. */
export function shapeOfMember(shape: Shape | undefined, name: string): Shape | undefined {
  return shape?.members?.get(name) ?? (shape?.key ? undefined : shape?.each);
}

/** Of schemas that hold themselves, such as steps within steps: the shape holds itself, too. */
const lazyShapes = new Map<z.ZodLazy, Shape>();

function readShape(schema: z.core.$ZodType): Shape | undefined {
  if (schema instanceof z.ZodLazy) return readLazy(schema);
  if (schema instanceof z.ZodOptional) return readShape(schema.unwrap());
  if (schema instanceof z.ZodArray) return readList(schema);
  if (schema instanceof z.ZodRecord) {
    const each = readShape(schema.valueType);
    return each ? { each, ordered: true, named: true } : { named: true };
  }
  if (schema instanceof z.ZodObject) return readMembers(Object.entries(schema.shape));
  if (schema instanceof z.ZodUnion) return readUnion(schema.options);
  return undefined;
}

/** A filter holds filters as well, but is one of several forms and so one decision, replaced whole. */
function readLazy(schema: z.ZodLazy): Shape | undefined {
  const known = lazyShapes.get(schema);
  const inner = schema.unwrap();
  if (known || !(inner instanceof z.ZodObject)) return known;
  const shape: Shape = {};
  lazyShapes.set(schema, shape);
  return Object.assign(shape, readShape(inner));
}

function readList(schema: z.ZodArray): Shape | undefined {
  const key = keyOfList(schema);
  const each = readShape(schema.element);
  return key && { key, ...(each && { each }) };
}

function readMembers(entries: [string, z.core.$ZodType][]): Shape | undefined {
  const members = new Map(
    entries.flatMap(([name, member]): [string, Shape][] => {
      const shape = readShape(member);
      return shape ? [[name, shape]] : [];
    }),
  );
  return members.size > 0 ? { members } : undefined;
}

/** A list means the same in each of the members that have it. */
function readUnion(options: readonly z.core.$ZodType[]): Shape | undefined {
  const members = options.flatMap((option) => [...(readShape(option)?.members ?? [])]);
  return members.length > 0 ? { members: new Map(members) } : undefined;
}
