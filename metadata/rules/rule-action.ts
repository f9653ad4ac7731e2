import type { z } from 'zod';
import type { Field } from '../define/field.ts';
import type { DefinitionProblemCode, ProblemParams } from '../definition-problem.ts';
import type { ExpressionActor } from '../expression/function.ts';
import type { Label } from '../label.ts';
import type { Problem } from '../problem.ts';
import type { Filter } from '../query.ts';
import type { OfRole } from './of-role.ts';

/** A record as its rules see it: as it would be, as it was, and who changes it by which way. Values are in wire form. */
export type RuleRecord = {
  isNew: boolean;
  /** What a field or a path through relations would hold. */
  value(path: string): unknown;
  /** What a field held before; nothing of a new record. */
  prior(field: string): unknown;
  isChanged(field: string): boolean;
  /** The writer gave it, and it does not come from a default or a rule. */
  isGiven(field: string): boolean;
  mayWrite(field: string): boolean;
  /** Whether it can hold no value, since all that it could point at is switched off. */
  leadsOff?(field: string): boolean;
  /** What a value that a definition gives means now: `{ me: true }`, `{ today: true }`. */
  resolve(field: string, value: unknown): unknown;
  actor: ExpressionActor;
  /** ISO instant, and the IANA zone that days are counted in. */
  now: string;
  timeZone: string;
  /** The platform itself writes, or something is taken back: only what belongs to the fields themselves is asked. */
  isExcused?: boolean;
};

/** A rule on its way: where it comes from, whether it holds, and what it looks at. */
export type RuleEvaluation = {
  name: string;
  /** None of a rule that a field brings with it. */
  label?: Label;
  /** It belongs to a field itself, and holds for the platform and for an undo as well. */
  isLasting: boolean;
  /** The gate that asks for it: of everybody, whether they may write what is missing or not. */
  gate?: string;
  /** It is for who has a role. */
  ofRole?: OfRole;
  /** Nobody gets round that gate, whatever else is excused. */
  isCheckpoint: boolean;
  /** Fields of the record that it looks at; of a path the first step. */
  reads: readonly string[];
  record: RuleRecord;
  /** Whether the record is new, or what the rule looks at changes, or one of these fields. */
  isTouchedBy(...fields: string[]): boolean;
  /** The value of an expression over the record. */
  evaluate(source: string): unknown;
};

/** What may be chosen; `other` is the field that it hangs on. `byRole`: by each of the roles that it is offered to. */
export type OfferedOptions = {
  options: readonly string[];
  other?: string;
  evaluation: RuleEvaluation;
  byRole?: ReadonlyMap<string, readonly string[]>;
};

export type OfferedRecords = { filter: Filter; evaluation: RuleEvaluation };

/** What the rules say of one field. */
export type FieldFindings = {
  /** False where rules show it and none of them holds. */
  shown?: boolean;
  required?: true;
  /** It must hold a value now, says this rule; a record from before the rule is left alone. */
  asked?: RuleEvaluation;
  /** It must hold a value, say these checkpoints: each for itself, since each may be opened for itself. */
  held?: RuleEvaluation[];
  /** No change is taken, says this rule. */
  locked?: RuleEvaluation;
  options?: OfferedOptions[];
  /** Conditions that a record must satisfy to be linked. */
  records?: OfferedRecords[];
};

/** What the rules of an object say of one record. */
export type RuleFindings = {
  fields: Map<string, FieldFindings>;
  /** What rules set, by field. */
  values: Record<string, unknown>;
  problems: Problem[];
  warnings: Problem[];
};

/** What an action may look up and report when a rule is checked. Places are relative to what stands in the rule under the action's name. */
export type RuleCheck = {
  report(at: string, code: DefinitionProblemCode, params?: ProblemParams): void;
  /** The field of that name, where there is one and it fits: `any`, `written` by people, or `set` by the platform. */
  field(at: string, name: string, demand: 'any' | 'written' | 'set'): Field | undefined;
  /** A literal value, or `{ me: true }` and `{ today: true }`, for a field. */
  value(at: string, named: { name: string; field: Field }, value: unknown): void;
  /** An expression whose value the field takes. */
  expression(at: string, source: string, field: Field): void;
  /** A filter over records of an object. Its values may be expressions over the record that is written. */
  filter(at: string, object: string, filter: Filter): void;
  /** Values that the rule sets. */
  sets: Readonly<Record<string, unknown>>;
};

export type SchemaKit = { z: typeof z; name: z.ZodType<string>; label: z.ZodType<Label>; filter: z.ZodType<Filter> };

/**
 * One thing that a rule can do. Everything that schema, check, server and screens need to know of it; `Given` is what stands in a rule under
 * the action's name. The file imports types alone, so that a browser gets no more than it needs.
 */
export type RuleAction<Given = never> = {
  name: string;
  label: Label;
  /** What it does, in the words by which one chooses it. */
  does: Label;
  /** What is given to it, as the studio asks for it: fields, values by field, what each field offers, or words at a field. */
  takes: 'fields' | 'values' | 'offers' | 'words';
  schema(kit: SchemaKit): z.ZodType<Given>;
  check(given: Given, here: RuleCheck): void;
  /** What is left of it for somebody who may read only some fields; undefined when nothing is. */
  trim(given: Given, reads: (field: string) => boolean): Given | undefined;
  /** Fields it looks at besides those of the condition, and expressions it works out. */
  reads?(given: Given): { fields?: string[]; expressions?: string[] };
  /** Fields whose values it sets: it comes before all that judges them. */
  sets?(given: Given): string[];
  /** Fields that it wants filled in. */
  asksFor?(given: Given): string[];
  /** It acts only where the condition held before the change as well. */
  settled?: true;
  /** Notes what follows where the condition holds. */
  apply(given: Given, findings: RuleFindings, evaluation: RuleEvaluation): void;
  /** Notes what follows where it does not. */
  lapse?(given: Given, findings: RuleFindings): void;
};

/** Declares an action of rules. */
export function defineRuleAction<Given>(action: RuleAction<Given>): RuleAction<Given> {
  return action;
}

/** What is found of a field so far, to be added to. */
export function findingsOf({ fields }: RuleFindings, name: string): FieldFindings {
  const known = fields.get(name);
  if (known) return known;
  const made: FieldFindings = {};
  fields.set(name, made);
  return made;
}

/** Those of the fields that may be read; undefined when none is. */
export function trimFields(names: string[], reads: (field: string) => boolean): string[] | undefined {
  const left = names.filter(reads);
  return left.length > 0 ? left : undefined;
}

/** The same of what is kept by field. */
export function trimKeys<Value>(
  given: Record<string, Value>,
  reads: (field: string) => boolean,
): Record<string, Value> | undefined {
  const left = Object.entries(given).filter(([name]) => reads(name));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
