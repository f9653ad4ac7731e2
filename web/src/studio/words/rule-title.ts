import type { ObjectBody } from '../../../../metadata/define/object.ts';
import type { Rule } from '../../../../metadata/define/rule.ts';
import type { Label } from '../../../../metadata/label.ts';
import { effectsOf } from '../../../../metadata/rules/actions/index.ts';

/** Longer words are cut: a title stands in lists and on buttons. */
const longest = 30;

/** A rule without a name is called by what it does first: “Require: Amount, Contract”. */
export function ruleTitle(name: string, rule: Rule | undefined, fields: ObjectBody['fields'] = {}): Label {
  if (rule?.label) return rule.label;
  const [first] = rule ? effectsOf(rule) : [];
  if (!first) return { zh: name, en: name };
  const labels = aboutOf(first.given).map((each) => (typeof each === 'string' ? (fields[each]?.label ?? each) : each));
  const title = (locale: 'zh' | 'en', [colon, comma]: readonly [string, string]) => {
    const about = labels.map((each) => (typeof each === 'string' ? each : each[locale])).join(comma);
    const short = about.length > longest ? `${about.slice(0, longest)}…` : about;
    return `${first.action.label[locale]}${short && colon}${short}`;
  };
  return { zh: title('zh', ['：', '、']), en: title('en', [': ', ', ']) };
}

/** The fields that an action is about, or its words. */
function aboutOf(given: unknown): (string | Label)[] {
  if (Array.isArray(given)) return given as string[];
  const { message } = given as { message?: Label };
  return message ? [message] : Object.keys(given as object);
}
