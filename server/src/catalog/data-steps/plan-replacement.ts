import type { ObjectBody, Problem } from '@tenon/metadata';
import { newOptions } from '@tenon/metadata/field-types/new-options.ts';
import { takenNames } from '@tenon/metadata/find-renames.ts';
import type { CompiledField } from '../compiled-field.ts';
import { publishProblem } from '../publish-problem.ts';
import { quoteText } from '../quote-name.ts';
import { type OptionReplacement, optionsOf } from './convert-options.ts';
import { countOptions } from './count-values.ts';
import { type DataPlanInput, type FieldPlace, tableOf } from './field-place.ts';
import { refuseCrossing } from './refuse-crossing.ts';

/** Texts of a field that was none with options are looked up among those of the next. */
export function isRecognised(before: CompiledField, after: CompiledField): boolean {
  return optionsOf(before.definition) === undefined && optionsOf(after.definition) !== undefined;
}

/** Options of before that are no more, with what they are called now where that is said. */
export function findGone(before: CompiledField, after: CompiledField): Map<string, string | null> {
  const [old, next] = [optionsOf(before.definition), optionsOf(after.definition)];
  if (!old || !next) return new Map();
  const values = new Set(next.map(({ value }) => value));
  const names = newOptions(old, next);
  return new Map(old.filter(({ value }) => !values.has(value)).map(({ value }) => [value, names.get(value) ?? null]));
}

/** False, and a problem, where the value of an option goes over to another one in the same publish. */
export function refuseTakenOptions({ plan, after, input }: FieldPlace, before: CompiledField): boolean {
  const [old, next] = [optionsOf(before.definition), optionsOf(after.definition)];
  if (!old || !next) return true;
  const keysOf = (options: typeof old) => new Map(options.map(({ value, was }) => [value, was]));
  const [taken] = takenNames(keysOf(old), keysOf(next), { restores: input.restores !== undefined });
  if (taken === undefined) return true;
  plan.problems.push(takenName({ kind: 'object', name: after.object, path: `fields.${after.name}.options` }, taken, input));
  return false;
}

/** Which values are meant by a name that changes hands cannot be told: that takes two publishes, or two steps back. */
export function takenName(
  place: { kind: string; name: string; path: string },
  seen: string,
  { restores }: Pick<DataPlanInput, 'restores'>,
): Problem {
  return publishProblem(place, restores === undefined ? 'nameChangesHands' : 'nameChangedHands', { seen });
}

/** Undefined where something is wrong with it, or nobody has said what becomes of an option in use. */
export async function replacementOf(
  place: FieldPlace,
  before: CompiledField,
  gone: Map<string, string | null>,
): Promise<OptionReplacement | undefined> {
  const { plan, after, input, key } = place;
  if (gone.size === 0) return gone;
  const wanted = input.wishes.replace?.[key] ?? {};
  const path = { kind: 'object', name: after.object, path: `fields.${after.name}.options` };
  const { label } = after.definition;
  const labels = new Map(optionsOf(before.definition)?.map((option) => [option.value, option.label]));
  const values = new Set(optionsOf(after.definition)?.map(({ value }) => value));
  const counts = await countOptions(tableOf(place), before);
  const replacement = new Map<string, string | null>();
  for (const [old, renamed] of gone) {
    const used = counts.get(old) ?? 0;
    const said = Object.hasOwn(wanted, old) ? wanted[old] : undefined;
    const next = said === undefined ? (renamed ?? undefined) : said;
    if (used === 0 && next === undefined) continue;
    if (next === undefined)
      plan.problems.push(publishProblem(path, 'optionInUse', { label, seen: labels.get(old) ?? old, count: used }));
    else if (next !== null && !values.has(next))
      plan.problems.push(publishProblem(path, 'badReplacement', { label, seen: next }));
    else if (used > 0) replacement.set(old, next);
  }
  refuseCrossing(place, before, replacement);
  const isSound = !plan.problems.some(({ field }) => field === `object/${after.object}#${path.path}`);
  return isSound ? replacement : undefined;
}

/** The history of a tracked field names stages as the records do. */
export function followTrack({ input, plan, after }: FieldPlace, replacement: OptionReplacement): void {
  const body = input.after.find(({ kind, name }) => kind === 'object' && name === after.object)?.body as ObjectBody | undefined;
  const { track } = body ?? {};
  const history = track?.field === after.name && input.current.find(({ name }) => name === track.into);
  if (!track || !history || plan.fills.some(({ table, column }) => table === track.into && column === track.value)) return;
  const renamed = [...replacement].filter(([, next]) => next !== null);
  if (renamed.length === 0) return;
  const cases = renamed.map(([old, next]) => `when ${quoteText(old)} then ${quoteText(next as string)}`);
  plan.fills.push({
    table: track.into,
    column: track.value,
    type: 'text',
    using: `case {value} ${cases.join(' ')} else {value} end`,
  });
}
