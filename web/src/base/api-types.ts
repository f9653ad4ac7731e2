import type { z } from 'zod';
import type { Endpoints } from '../../../metadata/api/endpoints.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Key = keyof Endpoints;

/** `/records/${string}/query` for `/records/:object/query`: the type of the texts that lead there. */
type Address<Path extends string> = Path extends `${infer Before}:${string}/${infer After}`
  ? `${Before}${string}/${Address<After>}`
  : Path extends `${infer Before}:${string}`
    ? `${Before}${string}`
    : Path;

type AddressOf<Of extends Key, By extends Method> = Of extends `${By} /api${infer Path}` ? Address<Path> : never;

/** Every path under `/api` that takes the method. */
export type PathOf<By extends Method> = { [Of in Key]: AddressOf<Of, By> }[Key];

type Same<Left, Right> = [Left] extends [Right] ? ([Right] extends [Left] ? true : false) : false;
type Exactly<By extends Method, Path> = {
  [Of in Key]: Same<AddressOf<Of, By>, Path> extends true ? Of : never;
}[Key];
type Within<By extends Method, Path> = {
  [Of in Key]: [AddressOf<Of, By>] extends [never] ? never : Path extends AddressOf<Of, By> ? Of : never;
}[Key];

/** The endpoint at a path: the one with just these parts, before those that take any text for a part. */
type At<By extends Method, Path> = Path extends unknown
  ? Endpoints[[Exactly<By, Path>] extends [never] ? Within<By, Path> : Exactly<By, Path>]
  : never;

/** What is no JSON comes as it is. */
type Told<Answer> = Answer extends z.ZodType
  ? z.output<Answer>
  : Answer extends null
    ? undefined
    : Answer extends 'application/pdf'
      ? Blob
      : never;
type AnswerOf<Of> = Of extends { answers: infer Answers }
  ? { [Status in keyof Answers]: Told<Answers[Status]> }[keyof Answers]
  : never;
export type AnswerAt<By extends Method, Path> = AnswerOf<At<By, Path>>;

/** What is sent, where anything is. */
export type BodyAt<By extends Method, Path> =
  At<By, Path> extends infer Of
    ? Of extends { bodyTypes: readonly string[] }
      ? FormData | Blob
      : Of extends { body: infer Schema extends z.ZodType }
        ? z.input<Schema>
        : undefined
    : never;
