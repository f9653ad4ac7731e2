import type { Rule } from '../../../../../../metadata/define/rule.ts';
import { isBlank } from '../../../../../../metadata/rules/rule-problems.ts';
import type { WireRecord } from '../../../../../../metadata/wire.ts';
import type { RuleAnswer } from '../../../../fields/rules/ask-rules.ts';
import { useTriedValue } from '../../../formula/use-tried-value.ts';
import { pathText, type Speaker } from '../condition-words.ts';
import styles from './trial.module.css';
import type { TrialAnswer } from './trial-object.ts';

type Props = { speaker: Speaker; rule: Rule; record: WireRecord; answer: RuleAnswer; found: TrialAnswer; isNew: boolean };

/** What a rule that holds does to the record, in words. */
export function TrialEffects(props: Props) {
  const said = useEffectWords(props);
  return (
    <ul className={styles.effects}>
      {said.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function useEffectWords({ speaker, rule, record, answer, found, isNew }: Props): string[] {
  const { t, label } = speaker;
  const shown = useTriedValue();
  const { show = [], require = [], readOnly = [], set = {}, offer = {}, refuse, warn } = rule;
  const named = (name: string) => ({ field: pathText(speaker, name) });
  const value = (name: string) => {
    const given = answer.sets[name];
    return typeof given === 'object' && given !== null && 'title' in given ? String(given.title) : shown(given);
  };
  return [
    ...(refuse ? [t('rules.trial.refused', { words: label(refuse.message) })] : []),
    ...(warn ? [t(found.warns ? 'rules.trial.warned' : 'rules.trial.warnedLater', { words: label(warn.message) })] : []),
    ...show.map((name) => t('rules.trial.shown', named(name))),
    ...require.map((name) =>
      isBlank(record[name])
        ? t(isNew ? 'rules.trial.asked' : 'rules.trial.askedLater', named(name))
        : t('rules.trial.filled', named(name)),
    ),
    ...readOnly.map((name) => t('rules.trial.locked', named(name))),
    ...Object.keys(set).map((name) =>
      Object.hasOwn(answer.sets, name)
        ? t('rules.trial.set', { ...named(name), value: value(name) })
        : t('rules.trial.setLater', named(name)),
    ),
    ...Object.keys(offer).map((name) => t('rules.trial.offered', named(name))),
  ];
}
