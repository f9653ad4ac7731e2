/** A record on its way through the write pipeline: the fields that its hooks need, in wire form. */
export type HookRecord = { id: string; values: Record<string, unknown>; before?: Record<string, unknown> };

/** What a hook may do besides changing `values`: read with the actor's rights, and refuse with a message in both languages. */
export type HookContext = {
  today: string;
  now: string;
  userId: string;
  /** Whether the writer sent a value for the field; the others come from defaults, options and what is stored. */
  isGiven(field: string): boolean;
  refuse(field: string | undefined, message: { zh: string; en: string }): void;
};

/** Code of a solution's own noun, at fixed moments of the write pipeline. Each gets the whole batch. */
export type Hooks = {
  /** Fields of the object that the code looks at or sets; it sees no others. A publish that removes one, or gives it another key or type, is refused. */
  needs: readonly string[];
  /** Before validation; may change `values`. */
  beforeSave?(records: HookRecord[], context: HookContext): void;
  /** After types are checked; may only refuse. */
  validate?(records: HookRecord[], context: HookContext): void;
};
