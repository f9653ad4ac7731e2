import { queryOptions, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { ObjectModel } from '../../../../metadata/wire.ts';
import { loadCode, whenIdle } from '../../base/load-later.ts';
import { useMe } from '../../base/use-me.ts';
import { useModel } from '../../base/use-model.ts';
import type { RuleAnswer, RuleQuestion } from './ask-rules.ts';
import { useReadRelated, useRelatedValues } from './related-values.ts';

export type AskRules = (question: RuleQuestion) => RuleAnswer;

/** Fetches the engine, and the language that rules are written in. */
export function loadRules(): Promise<unknown> {
  return Promise.all([import('./ask-rules.ts'), import('../../../../metadata/rules/rule-language.ts')]);
}

/** The engine comes when a screen first asks; the language that rules are written in only where there are some. */
function engineFor({ rules }: ObjectModel) {
  return queryOptions({
    queryKey: ['rules', rules !== undefined],
    queryFn: async () => {
      const engine = await loadCode(() => import('./ask-rules.ts'));
      return { ...engine, language: rules && (await loadCode(() => import('../../../../metadata/rules/rule-language.ts'))) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

type Engine = Awaited<ReturnType<NonNullable<ReturnType<typeof engineFor>['queryFn']>>>;

/** Asks the rules of an object as one types: `useRules(object)({ values, before: record })`. Suspends until the engine is there. */
export function useRules(object: ObjectModel): AskRules {
  const { data: engine } = useSuspenseQuery(engineFor(object));
  return useAsking(object, engine);
}

/** The same where nothing should wait for it: until the engine is there, everything is shown and offered. */
export function useRulesSoon(object: ObjectModel): AskRules {
  const { data: engine } = useQuery(engineFor(object));
  return useAsking(object, engine);
}

/**
 * The same for what is asked now and then, of a record with these values: it is fetched beforehand, since an edit may be made when the server is
 * away.
 */
export function useRulesLater(object: ObjectModel): (values: RuleQuestion['values']) => Promise<AskRules> {
  const client = useQueryClient();
  const me = useMe();
  const { currency } = useModel();
  const readRelated = useReadRelated(object);
  useEffect(() => whenIdle(() => client.prefetchQuery(engineFor(object))), [client, object]);
  return async (values) => {
    const engine = await client.ensureQueryData(engineFor(object));
    const asker = { me, currency, ...engine.languageFor(object, engine.language), related: await readRelated(values) };
    return (question) => engine.askRules(object, question, asker);
  };
}

function useAsking(object: ObjectModel, engine: Engine | undefined): AskRules {
  const me = useMe();
  const { currency } = useModel();
  const language = useMemo(() => engine?.languageFor(object, engine.language), [object, engine]);
  const related = useRelatedValues(object);
  return useCallback(
    (question) => engine?.askRules(object, question, { me, currency, related, ...language }) ?? unasked(object),
    [object, me, currency, engine, language, related],
  );
}

function unasked(object: ObjectModel): RuleAnswer {
  return {
    sets: {},
    shows: () => true,
    isLocked: () => false,
    field: (name) => object.fields[name],
    asked: [],
    askedByChoice: [],
    problems: [],
    warnings: [],
  };
}
