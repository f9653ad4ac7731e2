import { useState } from 'react';
import type { ExpressionFunction, ExpressionNeed, FunctionFamily } from '../../../../metadata/expression/function.ts';
import { functionCatalogue } from '../../../../metadata/expression/functions/catalogue.ts';
import { useLabel, useText } from '../../base/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SearchField } from '../frame/search-field.tsx';
import { matches } from '../words/matches.ts';
import styles from './formula.module.css';
import { explainFunction } from './function-example.ts';
import { FunctionWords } from './function-help.tsx';

type Props = { has?: ReadonlySet<ExpressionNeed>; onPick: (name: string) => void };

const families: FunctionFamily[] = ['logic', 'number', 'text', 'date'];

/** Every function that can be called here, with what it does and an example; one that is picked is written at the caret. */
export function FunctionList({ has, onPick }: Props) {
  const t = useText();
  return (
    <Popover
      width={380}
      trigger={(toggle, open) => (
        <Button size="sm" variant="ghost" icon={<Icon name="math-function" />} aria-expanded={open} onClick={toggle}>
          {t('formula.functions')}
        </Button>
      )}
    >
      {(close) => (
        <Functions
          has={has}
          onPick={(name) => {
            close();
            onPick(name);
          }}
        />
      )}
    </Popover>
  );
}

function Functions({ has, onPick }: Props) {
  const t = useText();
  const [words, setWords] = useState('');
  const found = functionCatalogue.filter((entry) => isCallable(entry, has) && matches(words, entry.label, entry.name));
  return (
    <div className={styles.functions}>
      <SearchField label={t('formula.findFunction')} words={words} onWords={setWords} className={styles.search} />
      {families.map((family) => (
        <Family key={family} family={family} functions={found.filter((entry) => entry.family === family)} onPick={onPick} />
      ))}
      {found.length === 0 && <p className={styles.quiet}>{t('ui.nothingFound')}</p>}
    </div>
  );
}

type FamilyProps = { family: FunctionFamily; functions: ExpressionFunction[]; onPick: Props['onPick'] };

function Family({ family, functions, onPick }: FamilyProps) {
  const t = useText();
  const label = useLabel();
  if (functions.length === 0) return null;
  return (
    <section>
      <h3>{t(`formula.family.${family}`)}</h3>
      {functions.map((entry) => {
        const explained = explainFunction(entry.name);
        return (
          <button key={entry.name} type="button" className={styles.function} onClick={() => onPick(entry.name)}>
            <strong>
              {entry.name} <span>{label(entry.label)}</span>
            </strong>
            {explained && <FunctionWords explained={explained} />}
          </button>
        );
      })}
    </section>
  );
}

function isCallable({ name, needs }: ExpressionFunction, has: Props['has']): boolean {
  return /^[A-Z]/.test(name) && (needs === undefined || has?.has(needs) === true);
}
