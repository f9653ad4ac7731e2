import { type ReactNode, useEffect, useRef, useState } from 'react';
import { refusedWords } from '../base/api-problem.ts';
import { toast } from '../base/toast.ts';
import styles from './dialog.module.css';

/** What the server refused of what was filled in, where it was filled in: it comes into sight, and is read out. */
export function Refusal({ words }: { words: string }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (words) place.current?.focus();
  }, [words]);
  return (
    <p ref={place} className={styles.refusal} role="alert" tabIndex={-1}>
      {words}
    </p>
  );
}

/** `tell(error)` says what was refused in `refusal`, to be drawn where it was filled in; a toast says what else went wrong. `tell()` takes it back. */
export function useRefusal(): { refusal: ReactNode; tell: (error?: unknown) => void } {
  const [words, setWords] = useState<string>();
  return {
    refusal: words === undefined ? null : <Refusal words={words} />,
    tell(error) {
      const refused = refusedWords(error);
      setWords(refused);
      if (refused === undefined && error !== undefined) toast.problem(error);
    },
  };
}
