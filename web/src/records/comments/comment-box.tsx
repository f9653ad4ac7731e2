import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { isComposing } from '../../base/composition-guard.ts';
import { useText } from '../../base/use-text.ts';
import type { OpenRecord } from '../record/open-record.ts';
import composer from '../timeline/composer.module.css';
import { blindIn, type Picked, putMention, wordsOfMention } from './comment-draft.ts';
import styles from './comments.module.css';
import { MentionPicker, useOfferedMentions } from './mention-picker.tsx';

type Written = { text: string; picked: Picked[] };

type Props = {
  open: OpenRecord;
  value: Written;
  onChange: (value: Written) => void;
  box?: RefObject<HTMLTextAreaElement | null>;
  onFocus?: () => void;
  autoFocus?: boolean;
};

/** The words of a comment. `@` opens the list of whom to mention; arrows and Enter pick, Esc closes it. */
export function CommentBox({ open, value, onChange, box, onFocus, autoFocus }: Props) {
  const t = useText();
  const id = useId();
  const own = useRef<HTMLTextAreaElement>(null);
  const area = box ?? own;
  const [words, setWords] = useState<string>();
  const [marked, setMarked] = useState(0);
  const offers = useOfferedMentions(open, words);
  const isPicking = words !== undefined && offers.length > 0;
  const look = ({ value: text, selectionStart }: HTMLTextAreaElement) => {
    setWords(wordsOfMention(text, selectionStart));
    setMarked(0);
  };
  const pick = (offer: Picked) => {
    const put = putMention(value.text, { caret: area.current?.selectionStart ?? value.text.length, name: offer.name });
    const others = value.picked.filter((each) => each.kind !== offer.kind || each.id !== offer.id);
    onChange({ text: put.text, picked: [...others, offer] });
    setWords(undefined);
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(put.caret, put.caret);
    });
  };
  const choose = (event: KeyboardEvent) => {
    if (!isPicking || isComposing(event.nativeEvent) || event.metaKey || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setMarked((marked + step + offers.length) % offers.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(offers[marked] as Picked);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <textarea
        ref={area}
        className={composer.words}
        rows={1}
        // biome-ignore lint/a11y/noAutofocus: it is opened to be written in
        autoFocus={autoFocus}
        role="combobox"
        aria-label={t('record.comment')}
        aria-expanded={isPicking}
        aria-controls={isPicking ? id : undefined}
        aria-activedescendant={isPicking ? `${id}-${marked}` : undefined}
        placeholder={t('comments.placeholder')}
        value={value.text}
        onFocus={onFocus}
        onKeyDown={choose}
        onSelect={({ currentTarget }) => look(currentTarget)}
        onBlur={() => setWords(undefined)}
        onChange={({ currentTarget }) => {
          onChange({ ...value, text: currentTarget.value });
          look(currentTarget);
        }}
      />
      {isPicking && <MentionPicker id={id} offers={offers} marked={marked} onPick={pick} onClose={() => setWords(undefined)} />}
      <Warning value={value} />
    </>
  );
}

/** Before it is sent, its writer hears of who will not be told. */
function Warning({ value }: { value: Written }) {
  const t = useText();
  const blind = blindIn(value);
  const people = blind.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  const teams = blind.filter(({ kind }) => kind !== 'person').map(({ name }) => name);
  return (
    <div role="status" className={styles.warning}>
      {people.length > 0 && <p>{t('comments.warnBlind', { names: people.join('、') })}</p>}
      {teams.length > 0 && <p>{t('comments.warnSomeBlind', { names: teams.join('、') })}</p>}
    </div>
  );
}
