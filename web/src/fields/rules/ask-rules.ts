import type { Me } from '../../../../metadata/api/me.ts';
import type { Problem } from '../../../../metadata/problem.ts';
import { type ObjectRules, readRules } from '../../../../metadata/rules/read-rules.ts';
import type { FieldFindings, RuleRecord } from '../../../../metadata/rules/rule-action.ts';
import type { RuleLanguage, ruleLanguage } from '../../../../metadata/rules/rule-language.ts';
import { isBlank } from '../../../../metadata/rules/rule-problems.ts';
import { workOutRules } from '../../../../metadata/rules/work-out-rules.ts';
import type { FieldModel, ObjectModel } from '../../../../metadata/wire.ts';
import { dateIn } from '../../../../metadata/zoned-time.ts';
import { linkedId } from './linked-id.ts';
import type { RelatedValues } from './related-values.ts';
import { valueAsSeen } from './value-as-seen.ts';

type Values = Readonly<Record<string, unknown>>;

/** A record as it would be; `before` as it is stored, where it is. `given`: what somebody entered; the rest may be set by rules. */
export type RuleQuestion = { values: Values; before?: Values; given?: readonly string[] };

/** A field as it stands in a record: required or not, with what it offers there. */
export type RuledField = FieldModel & { offered?: readonly string[] };

/** What the rules of an object say of one record, as a screen needs it. */
export type RuleAnswer = {
  /** What rules set, by field. */
  sets: Values;
  shows(name: string): boolean;
  isLocked(name: string): boolean;
  field(name: string): RuledField | undefined;
  /** Fields that must be filled in before it is saved. */
  asked: readonly string[];
  /** Fields that a choice asks for, filled in or not. */
  askedByChoice: readonly string[];
  problems: readonly Problem[];
  warnings: readonly Problem[];
};

export type Asker = {
  me: Pick<Me, 'user' | 'roles' | 'timeZone'>;
  language?: RuleLanguage;
  related?: RelatedValues;
  /** The company's, in which amounts count. */
  currency?: string;
};

/** Asks the rules of an object, as far as its reader knows them. */
export function askRules(object: ObjectModel, { values, before, given }: RuleQuestion, asker: Asker): RuleAnswer {
  const record = recordOf(object, { values, before, given: given ?? Object.keys(values) }, asker);
  const rules = knownRules(rulesOf(object, asker.language), (path) => readPath(path, { values, before }, asker) !== undefined);
  const { fields: found, values: sets, problems, warnings } = workOutRules(rules, record);
  const asks = (isWanted: (findings: FieldFindings) => boolean) =>
    [...found]
      .filter(([name, each]) => each.asked && each.shown !== false && isOpen(object, name) && isWanted(each))
      .map(([name]) => name);
  const after = (name: string) => (Object.hasOwn(sets, name) ? sets[name] : values[name]);
  return {
    sets,
    shows: (name) => found.get(name)?.shown !== false,
    isLocked: (name) => found.get(name)?.locked !== undefined,
    field: (name) => withFindings(object.fields[name], found.get(name)),
    asked: [...found].filter(([name]) => asks(() => true).includes(name) && isBlank(after(name))).map(([name]) => name),
    askedByChoice: asks(({ asked }) => asked?.name.includes('.') === true && !asked.isLasting),
    problems,
    warnings,
  };
}

function recordOf(
  object: ObjectModel,
  { values, before, given }: Required<Pick<RuleQuestion, 'given'>> & RuleQuestion,
  asker: Asker,
): RuleRecord {
  const { me } = asker;
  const now = new Date();
  const today = dateIn(now, me.timeZone);
  return {
    isNew: before === undefined,
    value: (path) => readPath(path, { values, before }, asker) ?? null,
    prior: (field) => before?.[field] ?? null,
    isChanged: (field) => !isSame(values[field], before?.[field]),
    isGiven: (field) => given.includes(field),
    mayWrite: (field) => isOpen(object, field),
    resolve: (field, value) => valueAsSeen(object.fields[field], value, { me: me.user, today }),
    actor: { id: me.user.id, roles: me.roles.map(({ name }) => name), source: 'web' },
    now: now.toISOString(),
    timeZone: me.timeZone,
  };
}

/**
 * What stands at a path; undefined where nobody here knows it: of a record that is not read, or of which nothing but a change is known, and of an
 * amount that was just entered in another currency.
 */
function readPath(path: string, { values, before }: RuleQuestion, { related, currency }: Asker): unknown {
  const [relation, ...farther] = path.split('.');
  const link = values[relation as string];
  if (farther.length === 0) return inBase(link ?? null, currency);
  if (link === undefined && before !== undefined) return undefined;
  const id = linkedId(link);
  if (id === undefined) return null;
  const record = related?.(relation as string, id);
  return record && (record[farther.join('.')] ?? null);
}

/** An amount that is saved has its value in base currency; what was just entered in that currency is worth what it says. */
function inBase(value: unknown, currency: string | undefined): unknown {
  if (typeof value !== 'object' || value === null || !('amount' in value) || 'base' in value) return value;
  const own = 'currency' in value ? value.currency : undefined;
  if (value.amount == null || value.amount === '') return null;
  return own == null || own === currency ? value.amount : undefined;
}

/** Without the rules that look at what is not known: the server tells of them when the record is saved. */
function knownRules(rules: ObjectRules, isKnown: (path: string) => boolean): ObjectRules {
  const unknown = rules.paths.filter((path) => !isKnown(path));
  if (unknown.length === 0) return rules;
  const knows = ({ paths }: ObjectRules['judging'][number]) => !paths.some((path) => unknown.includes(path));
  return { ...rules, setting: rules.setting.filter(knows), judging: rules.judging.filter(knows) };
}

const read = new WeakMap<ObjectModel, Map<RuleLanguage | undefined, ObjectRules>>();

/** Read once for each model. */
function rulesOf(object: ObjectModel, language: RuleLanguage | undefined): ObjectRules {
  const known = read.get(object) ?? new Map<RuleLanguage | undefined, ObjectRules>();
  read.set(object, known);
  const rules = known.get(language) ?? readRules(object, { language, asks: (name) => isOpen(object, name) });
  known.set(language, rules);
  return rules;
}

function isOpen({ fields }: ObjectModel, name: string): boolean {
  const field = fields[name];
  return field?.access === 'edit' && !field.readOnly;
}

function withFindings(field: FieldModel | undefined, found: FieldFindings | undefined): RuledField | undefined {
  if (!field || !found) return field;
  const { required, options, records } = found;
  const filters = (records ?? []).map(({ filter }) => filter);
  return {
    ...field,
    ...(required && { required }),
    ...(options && {
      offered: options.map((each) => each.options).reduce((all, some) => all.filter((value) => some.includes(value))),
    }),
    ...(filters.length > 0 && { filter: filters.length === 1 ? filters[0] : { and: filters } }),
  } as RuledField;
}

function isSame(now: unknown, was: unknown): boolean {
  return (now ?? null) === (was ?? null) || idOrText(now) === idOrText(was);
}

function idOrText(value: unknown): unknown {
  return linkedId(value) ?? JSON.stringify(value ?? null);
}

const languages = new WeakMap<ObjectModel, RuleLanguage>();

/** The language of an object's rules, made once for each model. */
export function languageFor(
  object: ObjectModel,
  code: { ruleLanguage: typeof ruleLanguage } | undefined,
): { language?: RuleLanguage } {
  if (!code) return {};
  const language = languages.get(object) ?? code.ruleLanguage({ typeOf: (path) => object.ruleTypes?.[path], formulaOf });
  languages.set(object, language);
  return { language };

  function formulaOf(name: string): string | undefined {
    const field = object.fields[name];
    return field && 'expression' in field ? field.expression : undefined;
  }
}
