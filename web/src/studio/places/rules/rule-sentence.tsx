import { Fragment } from 'react';
import type { Rule } from '../../../../../metadata/define/rule.ts';
import type { Label } from '../../../../../metadata/label.ts';
import { effectsOf } from '../../../../../metadata/rules/actions/index.ts';
import { isGroup, type RuleCondition } from '../../../../../metadata/rules/condition.ts';
import { readCondition } from '../../../../../metadata/rules/read-condition.ts';
import { templateOf } from '../../../../../metadata/template.ts';
import { comparisonWords, pathText, type Speaker } from './condition-words.ts';
import styles from './rules-page.module.css';
import { useSpeaker } from './use-speaker.ts';

/** “When stage is Won and amount is above 100,000 → Require Contract”. */
export function RuleSentence({ object, rule }: { object: string; rule: Rule }) {
  const speaker = useSpeaker(object);
  const { t, label } = speaker;
  const condition = readCondition(rule.when);
  return (
    <p className={styles.sentence}>
      <span className={styles.quiet}>{t(rule.when === undefined ? 'rules.always' : 'rules.when')}</span>{' '}
      {rule.when !== undefined &&
        (condition ? <ConditionText condition={condition} speaker={speaker} /> : <code>{rule.when}</code>)}
      {effectsOf(rule).map(({ action, given }, index) => (
        <Fragment key={action.name}>
          <span className={styles.quiet}>{index === 0 ? ' → ' : t('rules.andThen')}</span>
          <em className={styles.action}>{label(action.label)}</em>{' '}
          <GivenText takes={action.takes} given={given} speaker={speaker} />
        </Fragment>
      ))}
    </p>
  );
}

/** A condition in words, with what is compared set off. */
export function ConditionText({ condition: { join, items }, speaker }: { condition: RuleCondition; speaker: Speaker }) {
  return items.map((item, index) => (
    <Fragment key={JSON.stringify(item)}>
      {index > 0 && <span className={styles.quiet}> {speaker.t(`rules.${join}`)} </span>}
      {isGroup(item) ? (
        <>
          (<ConditionText condition={item} speaker={speaker} />)
        </>
      ) : (
        <ComparisonText {...comparisonWords(item, speaker)} />
      )}
    </Fragment>
  ));
}

function ComparisonText({ subject, operator, value }: ReturnType<typeof comparisonWords>) {
  return (
    <>
      <b>{subject}</b> {operator}
      {value !== undefined && (
        <>
          {' '}
          <b>{value}</b>
        </>
      )}
    </>
  );
}

type Given = { takes: string; given: unknown; speaker: Speaker };

/** What an action or a step is given, in words. */
export function GivenText({ takes, given, speaker }: Given) {
  const { t, label } = speaker;
  if (takes === 'words') return <b>“{label((given as { message: Label }).message)}”</b>;
  if (takes === 'fields') return <b>{(given as string[]).map((name) => pathText(speaker, name)).join(t('rules.comma'))}</b>;
  const entries = Object.entries(given as Record<string, unknown>);
  return entries.map(([name, value], index) => (
    <Fragment key={name}>
      {index > 0 && t('rules.comma')}
      <b>{pathText(speaker, name)}</b>
      {takes === 'values' && <> = {setText(value, name, speaker)}</>}
      {takes === 'offers' && Array.isArray(value) && (
        <>: {value.map((each) => optionText(each, name, speaker)).join(t('rules.comma'))}</>
      )}
    </Fragment>
  ));
}

function setText(value: unknown, field: string, speaker: Speaker) {
  const { t } = speaker;
  if (value === null) return t('rules.blank');
  if (typeof value !== 'object')
    return typeof value === 'boolean' ? t(value ? 'rules.yes' : 'rules.no') : optionText(value, field, speaker);
  if ('me' in value) return t('rules.me');
  if ('today' in value) return t('rules.today');
  if ('record' in value) return t('rules.theRecord');
  if ('output' in value) return speaker.outputText?.(String(value.output)) ?? String(value.output);
  const template = templateOf(value);
  if (template !== undefined) return <>“{typeof template === 'string' ? template : speaker.label(template)}”</>;
  return <code>{'expression' in value ? String(value.expression) : JSON.stringify(value)}</code>;
}

function optionText(value: unknown, name: string, { model, object, label }: Speaker): string {
  const field = model.objects[object]?.fields[name];
  const option = field && 'options' in field ? field.options.find((each) => each.value === value) : undefined;
  return option ? label(option.label) : String(value);
}
