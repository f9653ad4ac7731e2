import type { Sql } from 'sql-template-tag';
import type { Label } from '../label.ts';
import type { Decimal } from './decimal.ts';
import type { ExpressionType } from './expression-type.ts';

/** A value while it is computed: dates are `YYYY-MM-DD`, instants seconds since 1970, references ids; null is blank, as is `''`. */
export type ExpressionValue = string | boolean | Decimal | string[] | null;

/** What a function may ask for besides its arguments. `now` is an ISO 8601 instant, `timeZone` an IANA name. */
export type ExpressionClock = { now: string; timeZone: string };

/** Who changes a record, in which roles, and by which way: `web`, `api`, `import`, `process`, `system`. */
export type ExpressionActor = { id: string | null; roles: readonly string[]; source: string };

/** What a function is evaluated in; `actor` and `isNew` are there where the function needs them. */
export type ExpressionSetting = ExpressionClock & { actor?: ExpressionActor; isNew?: boolean };

/** What only a rule knows: the change that is about to be made, and who makes it. Formulas have neither. */
export type ExpressionNeed = 'change' | 'actor';

export type FunctionFamily = 'logic' | 'number' | 'text' | 'date';

export type Parameter = {
  label: Label;
  /** `any` takes every type; a date takes a datetime too and sees its date in the reader's zone. */
  type: ExpressionType | 'any';
  optional?: true;
  /**
   * The function wants to see a blank, as null. Otherwise a blank text arrives as `''`, a blank boolean as FALSE,
   * a blank choice list as an empty one, and any other blank makes the result blank without asking the function.
   */
  blank?: true;
  /** All arguments of one group have one type; that of `result` is the type of the call. */
  group?: 'value' | 'result';
  /** Text parameters only: other single values are taken as their text. */
  converts?: true;
  /**
   * The argument must be a field of the record itself. `prior`: what it held before the change is given in its place; `both`: what it holds
   * and then what it held.
   */
  field?: 'prior' | 'both';
  /** The argument must be a text or number written out, which `accepts` takes. */
  literal?: { accepts(text: string): boolean; examples: string };
};

type Values = {
  text: string;
  number: Decimal;
  boolean: boolean;
  date: string;
  datetime: Decimal;
  texts: string[];
  reference: string;
  none: null;
  any: ExpressionValue;
};
type ValueOf<P extends Parameter> =
  | Values[P['type']]
  | (P extends { blank: true } ? null : never)
  | (P extends { optional: true } ? undefined : never);
type SqlOf<P extends Parameter> = P extends { optional: true } ? Sql | undefined : Sql;

/**
 * One function or operator: everything the checker, both back ends and the editor's help need to know of it.
 * Entries of one name are overloads; the first whose parameters fit is called.
 */
type FunctionEntry<P extends readonly Parameter[]> = {
  /** In capitals. Operators bear their symbol. */
  name: string;
  family: FunctionFamily;
  label: Label;
  help: Label;
  parameters: P;
  /** The last so many parameters may be given again and again. */
  repeat?: number;
  /** One more argument that may follow the repeated ones. */
  otherwise?: Parameter;
  /** `same`: the type of the `result` group. */
  result: ExpressionType | 'same';
  /** The result is never blank. */
  solid?: true;
  /** Can be called only where there is one. */
  needs?: ExpressionNeed;
  evaluate(args: { [I in keyof P]: ValueOf<P[I]> }, setting: ExpressionSetting): ExpressionValue;
  /** Must give what `evaluate` gives, whatever the row; it may rely on nothing else but what its parameters promise. */
  compile(args: { [I in keyof P]: SqlOf<P[I]> }, context: CompileContext): Sql;
  /** `compile` mentions an argument more than once: it gets names for them, so that nesting does not double the statement. */
  rereads?: true;
  /** Expressions and the wire value they have; the contract suite tries them on both back ends. */
  samples: readonly (readonly [source: string, value: string | boolean | null])[];
  /** How it is used, where no sample can show it: it looks at a field, at the change or at who makes it. */
  example?: string;
};

/** The clock as terms: an IANA name of type text, a timestamptz, and the date there and then. */
export type SqlClock = { timeZone: Sql; now: Sql; today: Sql };

/** The same of who acts: a uuid or null, a text array, a text; and a boolean. */
export type SqlSetting = SqlClock & { actor?: { id: Sql; roles: Sql; source: Sql }; isNew?: Sql };

/** `literal(i)` is the text of an argument that must be written out. */
export type CompileContext = SqlSetting & { literal(index: number): string };

export type ExpressionFunction = Omit<FunctionEntry<readonly Parameter[]>, 'evaluate' | 'compile'> & {
  evaluate(args: readonly (ExpressionValue | undefined)[], setting: ExpressionSetting): ExpressionValue;
  compile(args: readonly (Sql | undefined)[], context: CompileContext): Sql;
};

/** Declares a function whose `evaluate` and `compile` are typed by its parameters. */
export function defineFunction<const P extends readonly Parameter[]>(entry: FunctionEntry<P>): ExpressionFunction {
  return entry as unknown as ExpressionFunction;
}

/** Declares a function with repeated arguments, which reach `evaluate` and `compile` as one list. */
export function defineListFunction(entry: ExpressionFunction): ExpressionFunction {
  return entry;
}

/** A parameter: `parameter('number', '数值', 'number')`. */
export function parameter<const T extends Parameter['type'], const O extends Omit<Parameter, 'type' | 'label'>>(
  type: T,
  zh: string,
  en: string,
  options: O = {} as O,
): { type: T; label: Label } & O {
  return { type, label: { zh, en }, ...options };
}
