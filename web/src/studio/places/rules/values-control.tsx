import { linkTo, optionField } from '../../../../../metadata/check/field-demands.ts';
import type { Field } from '../../../../../metadata/define/field.ts';
import { fieldType, fieldTypes } from '../../../../../metadata/field-types/index.ts';
import type { Label } from '../../../../../metadata/label.ts';
import type { Json } from '../../../../../metadata/merge/json.ts';
import { ruleActions } from '../../../../../metadata/rules/actions/index.ts';
import { quote } from '../../../../../metadata/rules/write-condition.ts';
import { templateOf, templatePaths } from '../../../../../metadata/template.ts';
import { Icon } from '../../../ui/icon.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ExpressionControl } from '../../controls/expression-control.tsx';
import { ChoiceControl, TextControl } from '../../controls/plain-controls.tsx';
import { fieldAt, typeOfPath } from '../../model/type-of-path.ts';
import type { StepWords } from '../../store/state.ts';
import { type Bound, useBound } from '../../store/use-studio.ts';
import { AddField } from './add-field.tsx';
import { isWritten, without } from './given-by-field.ts';
import styles from './rules-page.module.css';
import { useSpeaker } from './use-speaker.ts';

type Props = {
  label: string;
  object: string;
  element: { kind: string; name: string; at: string[] };
  /** Whose record expressions look at; without it they are those of a rule, which know of the change. */
  from?: string;
  /** Records that are known by then, for links to them. */
  answers?: readonly Answer[];
  words?: StepWords;
};

/** A record that a link can be given, and how a value names it. */
export type Answer = { value: Json; object: string; label: string };

const ofRule: StepWords = { key: 'studio.did.set', values: { setting: ruleActions.set.does, thing: { text: 'rules.rule' } } };

/** Fields with the value that each takes: one that is written out, or the answer of an expression. */
export function ValuesControl({ label, object, element, from, answers, words = ofRule }: Props) {
  const given = useBound<Record<string, unknown>>(element, words);
  const names = Object.keys(given.value ?? {});
  return (
    <div className={styles.byField}>
      <AddField label={label} object={object} bound={given} fits={isWritten} begins={(field) => firstValue(field, answers)} />
      {names.map((name) => (
        <ValueControl
          key={name}
          {...{ object, name, given, from, answers, words }}
          element={{ ...element, at: [...element.at, name] }}
        />
      ))}
    </div>
  );
}

type ValueProps = Omit<Props, 'label' | 'words'> & { name: string; given: Bound<Record<string, unknown>>; words: StepWords };

function ValueControl({ object, name, element, given, from, answers = [], words }: ValueProps) {
  const speaker = useSpeaker(object);
  const { t, label } = speaker;
  const bound = useBound<unknown>(element, words);
  const field = fieldAt(speaker, name);
  const type = typeOfPath(speaker, name);
  const title = label(field?.label) || name;
  const source = sourceOf(bound.value);
  const choices = field ? [...recordsFor(field, answers, t('rules.blank')), ...literalsOf(field, type, { t, label })] : [];
  return (
    <div className={styles.valueRow}>
      {source !== undefined ? (
        <ExpressionControl
          label={t('rules.setTo', { field: title })}
          object={from ?? object}
          ofRule={from === undefined}
          bound={{ ...bound, value: source, write: (text) => bound.write({ expression: text ?? '' }) }}
        />
      ) : choices.length > 0 ? (
        <ChoiceControl
          label={t('rules.setTo', { field: title })}
          choices={choices}
          bound={{
            ...bound,
            value: JSON.stringify(bound.value),
            write: (chosen) => bound.write(chosen === undefined ? null : JSON.parse(chosen)),
          }}
        />
      ) : (
        <TextControl
          label={t('rules.setTo', { field: title })}
          help={from !== undefined && type === 'text' ? t('buttons.templateHelp') : undefined}
          bound={{ ...bound, value: asText(bound.value, label), write: (text) => bound.write(asValue(text, from !== undefined)) }}
        />
      )}
      <IconButton
        size="sm"
        aria-pressed={source !== undefined}
        icon={<Icon name="math-function" />}
        label={t('rules.asExpression')}
        onClick={() => bound.write(source === undefined ? { expression: expressionOf(bound.value) } : firstValue(field, answers))}
      />
      <IconButton
        size="sm"
        icon={<Icon name="x" />}
        label={t('rules.removeField', { field: title })}
        onClick={() => given.write(without(given.value, name))}
      />
    </div>
  );
}

/** A template is written as the text that it is. */
function asText(value: unknown, label: (label: Label) => string): string {
  const template = templateOf(value);
  return typeof template === 'object' ? label(template) : (template ?? String(value ?? ''));
}

function asValue(text: string | undefined, knowsTemplates: boolean): unknown {
  return text !== undefined && knowsTemplates && templatePaths(text).length > 0 ? { template: text } : (text ?? null);
}

function sourceOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'expression' in value ? String(value.expression) : undefined;
}

/** The records among these that a link takes, and none; nothing where the field is no such link. */
function recordsFor(field: Field, answers: readonly Answer[], blank: string) {
  const fitting = answers.filter(({ object }) => linkTo(object).fits(field));
  const choices = fitting.map(({ value, label }) => ({ value: JSON.stringify(value), label }));
  return choices.length > 0 ? [...choices, { value: 'null', label: blank }] : [];
}

/** What can be set without writing an expression. */
function literalsOf(field: Field, answers: string, { t, label }: Pick<ReturnType<typeof useSpeaker>, 't' | 'label'>) {
  const choice = (value: unknown, said: string) => ({ value: JSON.stringify(value), label: said });
  const blank = choice(null, t('rules.blank'));
  if (optionField.fits(field) && 'options' in field)
    return [...field.options.map((option) => choice(option.value, label(option.label))), blank];
  if (answers === 'boolean') return [choice(true, t('rules.yes')), choice(false, t('rules.no'))];
  const { current } = fieldTypes[field.type].design;
  return current ? [choice(current, t('me' in current ? 'rules.me' : 'rules.today')), blank] : [];
}

/** What a field is set to until somebody says otherwise. */
function firstValue(field: Field | undefined, answers: readonly Answer[] = []): unknown {
  if (!field) return null;
  const known = answers.find(({ object }) => linkTo(object).fits(field));
  if (known) return known.value;
  if (optionField.fits(field) && 'options' in field) return field.options[0]?.value ?? null;
  const { expressionType, design } = fieldType(field);
  if (design.current) return design.current;
  const first: Partial<Record<string, unknown>> = { boolean: true, text: '' };
  return first[expressionType(field)] ?? { expression: 'NULL' };
}

function expressionOf(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'object' || value === null) return 'NULL';
  return 'me' in value ? 'ME()' : 'TODAY()';
}
