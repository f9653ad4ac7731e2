import { madeLabels } from '../../../../metadata/define/made-labels.ts';
import type { Label, Locale } from '../../../../metadata/label.ts';
import { useLocale, useText } from '../../base/use-text.ts';
import type { Bound } from '../store/use-studio.ts';
import styles from './controls.module.css';
import { Property } from './property.tsx';

type Props = {
  label: string;
  help?: string;
  bound: Bound<Label>;
  optional?: boolean /** A text of several lines. */;
  lines?: boolean;
};

/** A text in both languages, side by side; one's own first. What is missing in either is marked. */
export function TextPairControl({ label, help, bound, optional, lines = false }: Props) {
  const t = useText();
  const locale = useLocale();
  const value = bound.value ?? { zh: '', en: '' };
  const write = (side: Locale, text: string) => {
    // The other language follows one's own, and never the other way round: what was written stays.
    const next = side === locale ? withSide(value, side, text) : { ...value, [side]: text };
    bound.write(optional && next.zh === '' && next.en === '' ? undefined : next);
  };
  const sides: Locale[] = locale === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  const Input = lines ? 'textarea' : 'input';
  return (
    <Property label={label} help={help ?? (isUntranslated(value) ? t('studio.untranslated') : undefined)} bound={bound}>
      {({ id, describedBy, isWrong }) => (
        <div className={styles.pair}>
          {sides.map((side, index) => (
            <div key={side} className={styles.side} data-missing={(index === 1 && isUntranslated(value)) || undefined}>
              <span className={styles.language} aria-hidden>
                {t(`studio.sign.${side}`)}
              </span>
              <Input
                id={index === 0 ? id : undefined}
                className={styles.input}
                lang={side === 'zh' ? 'zh-CN' : 'en'}
                aria-label={t(`studio.textIn.${side}`, { label })}
                aria-describedby={describedBy}
                aria-invalid={isWrong || undefined}
                value={value[side]}
                maxLength={lines ? 10_000 : 500}
                onChange={(event) => write(side, event.target.value)}
              />
            </div>
          ))}
        </div>
      )}
    </Property>
  );
}

/** What stands for both languages, or was said by the studio, follows the one that is written, until somebody writes the other. */
export function withSide(value: Label, side: Locale, text: string): Label {
  const other: Locale = side === 'zh' ? 'en' : 'zh';
  return { ...value, [side]: text, ...((value[other] === value[side] || isMade(value)) && { [other]: text }) };
}

function isMade({ zh, en }: Label): boolean {
  return Object.values(madeLabels).some((made) => typeof made !== 'function' && made.zh === zh && made.en === en);
}

/** The English text is still the Chinese one, or the other way round. */
export function isUntranslated({ zh, en }: Label): boolean {
  return (zh === '') !== (en === '') || /\p{Script=Han}/u.test(en) || (zh === en && zh.length > 3 && !/\d/.test(zh));
}
