import type { KeyboardEvent } from 'react';
import type { Label, Locale } from '../../../../../metadata/label.ts';
import { useText } from '../../../base/use-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Link } from '../../../ui/link.tsx';
import { isUntranslated } from '../../controls/text-pair-control.tsx';
import { useBound } from '../../store/use-studio.ts';
import { useAddressOf } from '../places-context.ts';
import type { MissingText } from './missing-texts.ts';
import styles from './translations-page.module.css';

/** One text in both languages; Enter and the arrows lead to the same language of the next. */
export function TextRow({ line, where }: { line: MissingText; where: string }) {
  const t = useText();
  const addressOf = useAddressOf();
  const bound = useBound<Label>(line, {
    key: 'studio.did.translate',
    values: { thing: { zh: where, en: where } },
  });
  const text = bound.value ?? line.text;
  const to = outermost(line.at)
    .map((at) => addressOf({ ...line, at }))
    .find((each) => each !== undefined);
  const member = line.at.at(-1) ?? '';
  const part = parts.includes(member as Part) ? t(`studio.translations.part.${member as Part}`) : member;
  const isDone = !isUntranslated(text);
  return (
    <tr data-done={isDone || undefined}>
      <th scope="row">
        {to ? <Link to={to}>{where}</Link> : where}
        {line.at.at(-1) !== 'label' && <small> · {part}</small>}
        {isDone && <Icon name="check" size={14} label={t('studio.translations.done')} />}
      </th>
      {(['zh', 'en'] as const).map((side) => (
        <td key={side}>
          <input
            className={styles.input}
            data-side={side}
            lang={side === 'zh' ? 'zh-CN' : 'en'}
            aria-label={t(`studio.textIn.${side}`, { label: where })}
            value={text[side]}
            maxLength={500}
            onChange={(event) => bound.write({ ...text, [side]: event.target.value })}
            onFocus={(event) => event.target.select()}
            onKeyDown={(event) => walk(event, side)}
          />
        </td>
      ))}
    </tr>
  );
}

type Part = (typeof parts)[number];
const parts = ['help', 'plural', 'description', 'text', 'message'] as const;

/** The element itself, then what it lies in. */
function outermost(at: readonly string[]): string[][] {
  return at.map((_, index) => at.slice(0, at.length - 1 - index));
}

function walk(event: KeyboardEvent<HTMLInputElement>, side: Locale): void {
  if (event.nativeEvent.isComposing) return;
  const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const inputs = [...(event.currentTarget.closest('table')?.querySelectorAll<HTMLElement>(`[data-side="${side}"]`) ?? [])];
  inputs[inputs.indexOf(event.currentTarget) + by]?.focus();
}
