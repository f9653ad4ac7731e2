import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Me } from '../../../../metadata/api/me.ts';
import type { LayoutMode, LayoutScreen } from '../../../../metadata/define/layout.ts';
import { type ChosenLayout, chooseLayout } from '../../../../metadata/layouts/choose-layout.ts';
import { hasExpressions, holdsOf } from '../../../../metadata/layouts/layout-conditions.ts';
import type { RuleLanguage } from '../../../../metadata/rules/rule-language.ts';
import type { LayoutModel, ObjectModel } from '../../../../metadata/wire.ts';
import { useIsPhone } from '../../base/use-is-phone.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import { type ConditionCode, conditionLanguage, fieldsFor } from './condition-language.ts';
import { layoutOf } from './layout-of.ts';

export type ChooseFor = (values: Readonly<Record<string, unknown>>) => ChosenLayout;

/** What is drawn of an object's layout, by what the record holds; undefined until conditions can be worked out. */
export function useLayoutSoon(object: ObjectModel, mode: LayoutMode): ChooseFor | undefined {
  return useChoosingSoon({ object, layout: useDeclared(object), use: useOwn(mode) });
}

/** The same for a layout, and people and a screen, that are not one's own. */
export function useChoosingSoon(given: Choosing): ChooseFor | undefined {
  const { data: code } = useQuery(conditionLanguage(hasExpressions(given.layout)));
  const choose = useChoosing(given, code);
  return code === undefined ? undefined : choose;
}

/** The same for a form: suspends until it is known. */
export function useLayout(object: ObjectModel, mode: LayoutMode): ChooseFor {
  const layout = useDeclared(object);
  const { data: code } = useSuspenseQuery(conditionLanguage(hasExpressions(layout)));
  return useChoosing({ object, layout, use: useOwn(mode) }, code);
}

function useDeclared(object: ObjectModel): LayoutModel {
  const model = useModel();
  return useMemo(() => layoutOf(model, object), [model, object]);
}

/** For whom and on what: `roles` by name, a list that stays the same one. */
type Use = { mode: LayoutMode; screen: LayoutScreen; roles: readonly string[] };
type Choosing = { object: ObjectModel; layout: LayoutModel; use: Use };
type Code = ConditionCode | undefined;

function useOwn(mode: LayoutMode): Use {
  const me = useMe();
  const screen = useIsPhone() ? 'phone' : 'desktop';
  const roles = useMemo(() => me.roles.map(({ name }) => name), [me]);
  return { mode, screen, roles };
}

function useChoosing({ object, layout, use: { mode, screen, roles } }: Choosing, code: Code): ChooseFor {
  const me = useMe();
  const language = useMemo(() => code?.ruleLanguage(fieldsFor(object, layout.types)), [object, layout, code]);
  return useMemo(
    () => (values) =>
      chooseLayout(layout, object.fields, { mode, screen, roles, holds: holding(language, values, { me, roles }) }),
    [object, layout, mode, language, me, screen, roles],
  );
}

type Looking = { me: Me; roles: readonly string[] };

function holding(
  language: RuleLanguage | undefined,
  values: Parameters<ChooseFor>[0],
  { me, roles }: Looking,
): (when: string) => boolean {
  if (!language) return () => false;
  return holdsOf(language, {
    value: (path) => values[path] ?? null,
    actor: { id: me.user.id, roles: [...roles], source: 'web' },
    now: new Date().toISOString(),
    timeZone: me.timeZone,
  });
}
