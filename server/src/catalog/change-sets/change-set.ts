import type { Json } from '@tenon/metadata/merge/json.ts';

/** A definition as an administrator wants it; a `body` of null removes it. */
export type Draft = { kind: string; name: string; body: unknown };

/** A draft as it is kept. `base` is what counted when it began, null for nothing; `version` goes up with every save. */
export type KeptDraft = {
  kind: string;
  name: string;
  body: Json;
  base: Json;
  version: number;
  changedAt: string;
  changedBy: { id: string; name: string } | null;
};
