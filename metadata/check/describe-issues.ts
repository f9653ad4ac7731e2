import type { z } from 'zod';
import { fillText, type ProblemParams } from '../definition-problem.ts';
import { showSeen } from '../field-types/refuse.ts';
import type { Label } from '../label.ts';
import { formatWords, issueTexts, typeWords } from './issue-texts.ts';

export type DescribedIssue = { path: string; text: Label };

/** One thing that a schema found wrong. */
export type Issue = z.core.$ZodIssue;

/** What a schema found wrong with `value`, part by part and in both languages: what was seen and what to send instead. */
export function describeIssues(issues: readonly Issue[], value: unknown): DescribedIssue[] {
  return issues.flatMap((issue) => describe(issue, valueAt(value, issue.path)));
}

function describe(issue: Issue, seen: unknown): DescribedIssue[] {
  const path = issue.path.join('.');
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path, text: explainIssue(issue, seen) }];
  const nearest = nearestBranch(issue.errors);
  return describeIssues(nearest, seen).map((each) => ({
    path: [path, each.path].filter((part) => part !== '').join('.'),
    text: each.text,
  }));
}

/** Of the forms that a part may take, the one that was probably meant: it has the fewest things wrong with it, the deepest down. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) => issues.reduce((deepest, { path }) => Math.max(deepest, path.length), 0);
  return branches.flatMap(formsOf).sort((a, b) => a.length - b.length || depth(b) - depth(a))[0] ?? [];
}

/** A form that is itself one of several counts as those, or nothing about it would be known but that it does not fit. */
function formsOf(branch: readonly Issue[]): readonly (readonly Issue[])[] {
  const [issue] = branch;
  const isChoice = branch.length === 1 && issue?.code === 'invalid_union' && issue.path.length === 0 && issue.errors.length > 0;
  return isChoice ? issue.errors.flatMap(formsOf) : [branch];
}

/** One of them, without looking into the forms that a part may take. */
export function explainIssue(issue: Issue, seen: unknown): Label {
  switch (issue.code) {
    case 'invalid_type':
      return seen === undefined
        ? say('missing', { expected: wordOf(issue.expected) })
        : say('wrongType', { expected: wordOf(issue.expected), seen: typeOf(seen) });
    case 'invalid_value':
      return mismatch(oneOf(issue.values), seen);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? mismatch(oneOf(issue.options), seen) : say('unfit');
    case 'invalid_format':
      return mismatch(formatWords[issue.format] ?? sameInBoth(issue.pattern ?? issue.format), seen);
    case 'invalid_key':
      return mismatch(sameInBoth(patternOf(issue.issues)), issue.path.at(-1));
    case 'too_big':
      return say(tooBig[issue.origin] ?? 'tooLarge', { limit: String(issue.maximum), seen: showSeen(seen) });
    case 'too_small':
      return say(tooSmallCode(issue, seen), { limit: String(issue.minimum), seen: showSeen(seen) });
    case 'unrecognized_keys':
      return say('unknownKeys', { seen: showSeen(issue.keys.join(', ')) });
    case 'custom':
      return issue.params?.expected ? mismatch(issue.params.expected as Label, seen) : say('unfit');
    default:
      return say('unfit');
  }
}

const tooBig: Record<string, keyof typeof issueTexts> = { string: 'tooLong', array: 'tooMany' };

function tooSmallCode({ origin, minimum }: z.core.$ZodIssueTooSmall, seen: unknown): keyof typeof issueTexts {
  if (origin === 'array') return Number(minimum) === 1 ? 'none' : 'tooFew';
  if (origin !== 'string') return 'tooSmall';
  return minimum === 1 && typeof seen === 'string' ? 'blank' : 'tooShort';
}

function mismatch(expected: Label, seen: unknown): Label {
  if (seen === undefined) return say('missing', { expected });
  if (seen === '') return say('blank');
  if (typeof seen === 'object' && seen !== null) return say('wrongType', { expected, seen: typeOf(seen) });
  return say('wrongValue', { expected, seen: showSeen(seen) });
}

function oneOf(values: readonly unknown[]): Label {
  const either = values.length > 1 ? ' 之一' : '';
  return { zh: ` ${values.join('、')}${either}`, en: values.join(' or ') };
}

function patternOf(issues: readonly Issue[]): string {
  return issues.map((issue) => ('pattern' in issue ? String(issue.pattern) : '')).join(' ');
}

function sameInBoth(text: string): Label {
  return { zh: ` ${text}`, en: text };
}

function wordOf(type: string): Label {
  return typeWords[type] ?? sameInBoth(type);
}

function typeOf(seen: unknown): Label {
  if (seen === null) return wordOf('null');
  return wordOf(Array.isArray(seen) ? 'array' : typeof seen);
}

/** What stands at a path of keys and indexes; undefined where the path leads nowhere. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
}

function say(code: keyof typeof issueTexts, params: ProblemParams = {}): Label {
  return fillText(issueTexts[code], params);
}
