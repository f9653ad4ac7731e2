import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { type ExpressionError, formatExpressionError } from '../../../../metadata/expression/expression-error.ts';
import type { ExpressionNeed } from '../../../../metadata/expression/function.ts';
import { text } from '../../base/text.ts';
import { useLabel, useLocale } from '../../base/use-text.ts';
import { findField, pathLabel } from '../../fields/find-field.ts';
import type { ObjectPlace } from '../model/type-of-path.ts';
import { completeExpression } from './complete-expression.ts';
import type { CodeEditorHandle } from './editor/code-editor.tsx';
import styles from './formula.module.css';
import { FunctionHelp } from './function-help.tsx';
import { FunctionList } from './function-list.tsx';
import { helpNode } from './help-node.ts';
import { usePinyin } from './use-pinyin.ts';

/** Its library comes with the first expression that is edited. */
const CodeEditor = lazy(() => import('./editor/code-editor.tsx'));

type Props = {
  attributes: { id: string; labelledBy: string; describedBy: string | undefined };
  value: string;
  onWrite: (value: string) => void;
  place: ObjectPlace;
  /** What people call the answers of earlier steps. */
  answers?: ReadonlyMap<string, string>;
  has?: ReadonlySet<ExpressionNeed>;
  errors: readonly ExpressionError[];
};

/**
 * An expression as text: fields and functions are completed as one types or at Ctrl+Space, arrows choose, Enter or Tab takes. What is wrong is underlined
 * at its character; the function that the caret is in is explained below, and all of them in a list.
 */
export function ExpressionInput({
  attributes: { id, labelledBy, describedBy },
  value,
  onWrite,
  place,
  answers,
  has,
  errors,
}: Props) {
  const label = useLabel();
  const locale = useLocale();
  const spell = usePinyin();
  const editor = useRef<CodeEditorHandle>(null);
  const [about, setAbout] = useState<string>();
  const wrong = useMemo(
    () => errors.map((error) => ({ start: error.start, end: error.end, message: formatExpressionError(error, locale) })),
    [errors, locale],
  );
  const nameOfField = (path: string) => {
    const found = findField(place.model, place.object, path);
    return found && (pathLabel(found, label) || path);
  };
  return (
    <div>
      <div className={styles.text} data-wrong={wrong.length > 0 || undefined}>
        <Suspense fallback={<pre className={styles.waiting}>{value}</pre>}>
          <CodeEditor
            ref={editor}
            attributes={{
              ...{ id, 'aria-labelledby': labelledBy, 'aria-invalid': String(wrong.length > 0), spellcheck: 'false' },
              ...(describedBy && { 'aria-describedby': describedBy }),
            }}
            value={value}
            onWrite={onWrite}
            onAbout={setAbout}
            complete={(source, caret) => completeExpression(source, caret, { ...place, answers, spell, ...(has && { has }) })}
            nameOfField={nameOfField}
            words={{ label, about: ({ entry }) => (entry ? helpNode(entry.name, { label, text }) : null) }}
            wrong={wrong}
          />
        </Suspense>
      </div>
      <FunctionHelp name={about} />
      <FunctionList has={has} onPick={(name) => editor.current?.insert(`${name}(`)} />
    </div>
  );
}
