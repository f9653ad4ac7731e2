/** What a step, or what sets a process off, does to records: who publishes it must be allowed to. */
export type StepWrite = { object: string; action: 'create' | 'edit' | 'delete'; fields: string[] };
