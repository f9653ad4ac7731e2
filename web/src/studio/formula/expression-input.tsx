import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { ExpressionError } from '../../../../metadata/expression/expression-error.ts';
import type { ExpressionNeed } from '../../../../metadata/expression/function.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import type { ObjectPlace } from '../model/type-of-path.ts';
import { type Completion, completeExpression, functionAt, takeCompletion } from './complete-expression.ts';
import styles from './formula.module.css';
import { FunctionHelp } from './function-help.tsx';

type Props = {
  id: string;
  describedBy: string | undefined;
  value: string;
  onWrite: (value: string) => void;
  place: ObjectPlace;
  has?: ReadonlySet<ExpressionNeed>;
  errors: readonly ExpressionError[];
};

/**
 * An expression as text: fields and functions are completed as one types or at ⌘Space, arrows choose, Enter or Tab takes. What is wrong is underlined at
 * its character.
 */
export function ExpressionInput({ id, describedBy, value, onWrite, place, has, errors }: Props) {
  const t = useText();
  const label = useLabel();
  const listId = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [wanted, setWanted] = useState<number>();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const completing = isOpen ? completeExpression(value, caret, { ...place, ...(has && { has }) }) : undefined;
  const completions = completing?.completions ?? [];
  const chosen = completions[Math.min(active, completions.length - 1)];

  useLayoutEffect(() => {
    if (wanted === undefined) return;
    input.current?.setSelectionRange(wanted, wanted);
    setCaret(wanted);
    setWanted(undefined);
  }, [wanted]);

  const take = (completion: Completion) => {
    if (!completing) return;
    const taken = takeCompletion(value, caret, completing, completion);
    onWrite(taken.source);
    setWanted(taken.caret);
    setOpen(false);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === ' ' && (event.ctrlKey || event.metaKey)) setOpen(true);
    else if (!chosen) return;
    else if (by) setActive((Math.min(active, completions.length - 1) + by + completions.length) % completions.length);
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.editor}>
      <div className={styles.text}>
        <div className={styles.marks} aria-hidden>
          <Marks value={value} errors={errors} />
        </div>
        <textarea
          ref={input}
          id={id}
          className={styles.input}
          rows={2}
          spellCheck={false}
          autoCapitalize="off"
          role="combobox"
          aria-expanded={chosen !== undefined}
          aria-controls={listId}
          aria-activedescendant={chosen ? `${listId}-${completions.indexOf(chosen)}` : undefined}
          aria-describedby={describedBy}
          aria-invalid={errors.length > 0 || undefined}
          value={value}
          onChange={(event) => {
            onWrite(event.target.value);
            setCaret(event.target.selectionStart);
            setActive(0);
            setOpen(/[\p{L}_.]$/u.test(event.target.value.slice(0, event.target.selectionStart)));
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
        />
        {chosen && (
          <div id={listId} role="listbox" aria-label={t('formula.completions')} className={styles.completions}>
            {completions.map((each, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text, which keeps the focus
              <div
                key={`${each.kind} ${each.insert}`}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={each === chosen}
                className={styles.completion}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(each)}
              >
                <Icon name={each.kind === 'field' ? 'list-details' : 'math-function'} size={14} />
                <span>{label(each.label)}</span>
                <code>{each.signature ? label(each.signature) : each.insert}</code>
              </div>
            ))}
          </div>
        )}
      </div>
      <FunctionHelp name={chosen?.entry?.name ?? functionAt(value, caret)} />
    </div>
  );
}

/** The text again, out of sight, with a wavy line under what is wrong. */
function Marks({ value, errors }: { value: string; errors: readonly ExpressionError[] }) {
  const [first] = errors;
  if (!first) return null;
  const end = Math.max(first.end, first.start + 1);
  return (
    <>
      {value.slice(0, first.start)}
      <mark>{value.slice(first.start, end) || ' '}</mark>
      {value.slice(end)}
    </>
  );
}
