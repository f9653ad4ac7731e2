import type { ObjectBody } from '../../../../../metadata/define/object.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import type { Element, StepBuilder } from '../../store/commands.ts';
import { bodyOf, type StepWords } from '../../store/state.ts';
import { useStudio } from '../../store/studio-provider.tsx';
import { useRun } from '../../store/use-studio.ts';

type Ordered = { order?: number };

type Members<Member> = {
  list: 'rules' | 'gates' | 'buttons' | 'documents';
  inOrder: (members: Readonly<Record<string, Member>>) => [string, Member][];
  titleOf: (name: string, member: Member | undefined, object: ObjectBody) => Label;
};

export type MemberSteps<Member> = {
  element(...at: string[]): Element;
  /** All of them as they are now, by their names. */
  now(): Readonly<Record<string, Member>>;
  titleOf(name: string): Label;
  /** Puts one behind all others. Answers its name, which no other has. */
  add(wanted: string, member: Member, thing: NonNullable<StepWords['values']>[string]): string;
  copy(from: string, thing: NonNullable<StepWords['values']>[string]): string;
  /** `also` is done in the same step. */
  remove(name: string, also?: (step: StepBuilder) => void): void;
  /** They stand in the order of their numbers. All are numbered anew. */
  move(name: string, by: number): void;
};

/** What is done to whole members of an object that are known by names and stand in an order of their own: its rules, its buttons, its documents. */
export function useMemberSteps<Member extends Ordered>(
  object: string,
  { list, inOrder, titleOf: title }: Members<Member>,
): MemberSteps<Member> {
  const run = useRun();
  const { store } = useStudio();
  const element = (...at: string[]) => ({ kind: 'object', name: object, at: [list, ...at] });
  const objectNow = () => bodyOf(store.get(), { kind: 'object', name: object }) as unknown as ObjectBody;
  const now = () => (objectNow()[list] ?? {}) as Readonly<Record<string, Member>>;
  const titleOf = (name: string) => title(name, now()[name], objectNow());
  return {
    element,
    now,
    titleOf,
    add(wanted, member, thing) {
      const name = freeName(now(), wanted);
      const last = inOrder(now()).at(-1)?.[1].order ?? 0;
      const to = { ...(last > 0 && { order: last }), ...member } as Json;
      run({ key: 'studio.did.add', values: { thing } }, (step) => step.write(element(name), { to }));
      return name;
    },
    copy(from, thing) {
      const name = freeName(now(), from.replace(/_\d+$/, ''));
      const to = now()[from] as Json;
      run({ key: 'studio.did.add', values: { thing } }, (step) => step.write(element(name), { to, place: { after: from } }));
      return name;
    },
    remove: (name, also) =>
      run({ key: 'studio.did.remove', values: { thing: titleOf(name) } }, (step) => {
        step.write(element(name), { to: undefined });
        also?.(step);
      }),
    move(name, by) {
      const names = inOrder(now()).map(([each]) => each);
      const at = names.indexOf(name);
      const to = Math.max(0, Math.min(names.length - 1, at + by));
      if (to === at) return;
      const next = names.toSpliced(at, 1).toSpliced(to, 0, name);
      run({ key: 'studio.did.move', values: { thing: titleOf(name) } }, (step) => {
        for (const [index, each] of next.entries()) step.write(element(each, 'order'), { to: (index + 1) * 10 });
      });
    },
  };
}

function freeName(taken: Readonly<Record<string, unknown>>, wanted: string): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? wanted : `${wanted}_${number}`;
    if (!Object.hasOwn(taken, free)) return free;
  }
}
