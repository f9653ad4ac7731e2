import { byOrder } from '../../../../../metadata/define/by-order.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { isSame } from '../../../base/is-same.ts';
import { useRun } from '../../store/use-studio.ts';
import { ruleTitle } from '../../words/rule-title.ts';
import { useMemberSteps } from '../objects/use-member-steps.ts';

export type ActionName = keyof typeof ruleActions;

/** What an action is given at first. Words are wanted before anything can be published. */
export function beginsWith(action: ActionName): Json {
  return { fields: [], values: {}, offers: {}, words: { message: { zh: '', en: '' } } }[ruleActions[action].takes];
}

/** Has nobody said anything of it since it was made? */
export function isAsBegun({ order: _order, ...rule }: Rule): boolean {
  const [action, another] = Object.keys(rule);
  return action !== undefined && another === undefined && isSame(rule[action as ActionName], beginsWith(action as ActionName));
}

const aRule = { text: 'rules.rule' } as const;

/** What is done to whole rules of an object. */
export function useRuleSteps(object: string) {
  const run = useRun();
  const members = useMemberSteps<Rule>(object, {
    list: 'rules',
    inOrder: byOrder,
    titleOf: (name, rule, { fields }) => ruleTitle(name, rule, fields),
  });
  const { element, titleOf, move } = members;
  return {
    titleOf,
    move,
    add: (action: ActionName) => members.add('rule', { [action]: beginsWith(action) } as Rule, aRule),
    /** A rule that is made already, behind the others. */
    addWhole: (rule: Rule) => members.add('rule', rule, aRule),
    copy: (from: string) => members.copy(from, aRule),
    remove: (name: string) => members.remove(name),
    addAction: (name: string, action: ActionName) =>
      run({ key: 'studio.did.add', values: { thing: ruleActions[action].label } }, (step) =>
        step.write(element(name, action), { to: beginsWith(action) }),
      ),
    removeAction: (name: string, action: ActionName) =>
      run({ key: 'studio.did.remove', values: { thing: ruleActions[action].label } }, (step) =>
        step.write(element(name, action), { to: undefined }),
      ),
  };
}
