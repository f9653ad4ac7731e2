import type { Comparison, FieldOperator } from '../../../../../metadata/rules/condition.ts';
import { useText } from '../../../base/use-text.ts';
import control from '../../frame/small-control.module.css';
import { fieldAt, typeOfPath } from '../../model/type-of-path.ts';
import { ComparisonValues } from './comparison-values.tsx';
import { operatorText, pathText, type Speaker, sources, sourceText } from './condition-words.ts';
import { operatorsFor, withOperator } from './offered-operators.ts';
import styles from './rules-page.module.css';
import { useRoles, useSpeaker } from './use-speaker.ts';

type Props = { object: string; ofRecord: boolean; comparison: Comparison; onChange: (comparison: Comparison) => void };

/** One comparison: what, how, and with what. */
export function ComparisonRow({ object, ofRecord, comparison, onChange }: Props) {
  const speaker = useSpeaker(object);
  const { t } = speaker;
  const roles = useRoles();
  switch (comparison.about) {
    case 'new':
      return (
        <>
          <span className={styles.subject}>{t('rules.theRecord')}</span>
          <Choose
            value={comparison.operator}
            choices={{ yes: t('rules.isNew'), no: t('rules.isNotNew') }}
            onChange={(operator) => onChange({ about: 'new', operator: operator as 'yes' | 'no' })}
          />
        </>
      );
    case 'role':
      return (
        <>
          <span className={styles.subject}>{t('rules.theWriter')}</span>
          <Choose
            value={comparison.operator}
            choices={{ yes: t('rules.hasRole'), no: t('rules.hasNotRole') }}
            onChange={(operator) => onChange({ ...comparison, operator: operator as 'yes' | 'no' })}
          />
          <Choose
            value={comparison.role}
            choices={Object.fromEntries(roles.map(({ name }) => [name, speaker.roleLabel(name)]))}
            onChange={(role) => onChange({ ...comparison, role })}
          />
        </>
      );
    case 'source':
      return (
        <>
          <span className={styles.subject}>{t('rules.theSource')}</span>
          <Choose
            value={comparison.operator}
            choices={{ '=': operatorText('=', 'text', t), '<>': operatorText('<>', 'text', t) }}
            onChange={(operator) => onChange({ ...comparison, operator: operator as '=' | '<>' })}
          />
          <Choose
            value={comparison.source}
            choices={Object.fromEntries(sources.map((source) => [source, sourceText(source, t)]))}
            onChange={(source) => onChange({ ...comparison, source })}
          />
        </>
      );
    case 'field':
      return <FieldRow ofRecord={ofRecord} comparison={comparison} onChange={onChange} speaker={speaker} />;
  }
}

type FieldComparison = Extract<Comparison, { about: 'field' }>;
type FieldRowProps = { ofRecord: boolean; comparison: FieldComparison; onChange: Props['onChange']; speaker: Speaker };

function FieldRow({ ofRecord, comparison, onChange, speaker }: FieldRowProps) {
  const { t } = speaker;
  const field = fieldAt(speaker, comparison.path);
  const type = typeOfPath(speaker, comparison.path);
  const asksChange = !ofRecord && !comparison.path.includes('.');
  const offered = field ? operatorsFor(field, type) : [];
  const now = offered.includes(comparison.operator) || comparison.prior ? offered : [...offered, comparison.operator];
  const before = offered.filter((operator) => operator !== 'yes' && operator !== 'no');
  const choose = (chosen: string) => {
    const [when, operator] = chosen.split(' ') as ['now' | 'before', FieldOperator];
    if (field) onChange(withOperator(comparison, operator, { field, type, before: when === 'before' }));
  };
  const option = (when: string, operator: FieldOperator) => (
    <option key={operator} value={`${when} ${operator}`}>
      {when === 'before' ? t('rules.wasBefore', { operator: operatorText(operator, type, t) }) : operatorText(operator, type, t)}
    </option>
  );
  return (
    <>
      <span className={styles.subject}>{pathText(speaker, comparison.path)}</span>
      <select
        className={control.choose}
        aria-label={t('rules.howCompared')}
        value={`${comparison.prior ? 'before' : 'now'} ${comparison.operator}`}
        onChange={(event) => choose(event.target.value)}
      >
        {now.map((operator) => option('now', operator))}
        {asksChange && (['changed', 'notChanged'] as const).map((operator) => option('now', operator))}
        {asksChange && (
          <optgroup label={t('rules.beforeChange')}>{before.map((operator) => option('before', operator))}</optgroup>
        )}
      </select>
      <ComparisonValues comparison={comparison} onChange={onChange} speaker={speaker} />
    </>
  );
}

type ChooseProps = { value: string; choices: Record<string, string>; onChange: (value: string) => void };

function Choose({ value, choices, onChange }: ChooseProps) {
  const t = useText();
  return (
    <select
      className={control.choose}
      aria-label={t('rules.howCompared')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {!Object.hasOwn(choices, value) && <option value={value}>{value}</option>}
      {Object.entries(choices).map(([each, said]) => (
        <option key={each} value={each}>
          {said}
        </option>
      ))}
    </select>
  );
}
