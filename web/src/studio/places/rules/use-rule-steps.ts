import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { bodyOf } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';
import { ruleTitle } from '../../words/rule-title.ts';

export type ActionName = keyof typeof ruleActions;

/** What an action is given at first. Words are wanted before anything can be published. */
export function beginsWith(action: ActionName): Json {
  return { fields: [], values: {}, offers: {}, words: { message: { zh: '', en: '' } } }[ruleActions[action].takes];
}

/** Rules in the order they are looked at, those that are off among them. */
export function rulesInOrder(rules: Readonly<Record<string, Rule>>): [string, Rule][] {
  return Object.entries(rules).sort(([a, one], [b, other]) => (one.order ?? 0) - (other.order ?? 0) || (a < b ? -1 : 1));
}

/** What is done to whole rules of an object. */
export function useRuleSteps(object: string) {
  const run = useRun();
  const { store } = useStudio();
  const element = (...at: string[]) => ({ kind: 'object', name: object, at: ['rules', ...at] });
  const bodyNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const rulesNow = () => bodyNow().rules ?? {};
  const freeName = (name: string) => {
    const rules = rulesNow();
    for (let number = 1; ; number++) {
      const free = number === 1 ? name : `${name}_${number}`;
      if (!Object.hasOwn(rules, free)) return free;
    }
  };
  const titleOf = (name: string): Label => ruleTitle(name, rulesNow()[name], bodyNow().fields);

  return {
    titleOf,
    add(action: ActionName): string {
      const rules = rulesInOrder(rulesNow());
      const name = freeName('rule');
      const last = rules.at(-1)?.[1].order ?? 0;
      run({ key: 'studio.did.add', values: { thing: { text: 'rules.rule' } } }, (step) =>
        step.write(element(name), { to: { ...(last > 0 && { order: last }), [action]: beginsWith(action) } }),
      );
      return name;
    },
    /** A rule that is made already, behind the others. */
    addWhole(rule: Rule): string {
      const name = freeName('rule');
      const last = rulesInOrder(rulesNow()).at(-1)?.[1].order ?? 0;
      const whole = { ...(last > 0 && { order: last }), ...rule };
      run({ key: 'studio.did.add', values: { thing: { text: 'rules.rule' } } }, (step) =>
        step.write(element(name), { to: whole as unknown as Json }),
      );
      return name;
    },
    copy(from: string): string {
      const name = freeName(from.replace(/_\d+$/, ''));
      run({ key: 'studio.did.add', values: { thing: { text: 'rules.rule' } } }, (step) =>
        step.write(element(name), { to: rulesNow()[from] as unknown as Json, place: { after: from } }),
      );
      return name;
    },
    remove: (name: string) =>
      run({ key: 'studio.did.remove', values: { thing: titleOf(name) } }, (step) => step.write(element(name), { to: undefined })),
    /** Rules stand in the order of their numbers; those that are numbered already in order keep them. */
    move(name: string, by: number) {
      const names = rulesInOrder(rulesNow()).map(([each]) => each);
      const at = names.indexOf(name);
      const to = Math.max(0, Math.min(names.length - 1, at + by));
      if (to === at) return;
      const next = names.toSpliced(at, 1).toSpliced(to, 0, name);
      run({ key: 'studio.did.move', values: { thing: titleOf(name) } }, (step) => {
        for (const [index, each] of next.entries()) step.write(element(each, 'order'), { to: (index + 1) * 10 });
      });
    },
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
