import { useLocale, useText } from '../../../../base/use-text.ts';
import { TextInput } from '../../../../ui/form-input.tsx';
import { withSide } from '../../../controls/text-pair-control.tsx';
import { proposeName } from '../../../words/propose-name.ts';
import { useObjects } from '../use-objects.ts';
import styles from './from-file.module.css';
import type { FileWork } from './use-file-object.ts';

/** What the new object is called, in both languages and in the API. */
export function ObjectNames({ work: { file, change } }: { work: FileWork }) {
  const t = useText();
  const locale = useLocale();
  const objects = useObjects();
  const isTaken = (name: string) => objects.some((object) => object.name === name);
  const sides = locale === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const write = (side: 'zh' | 'en', text: string) => {
    const label = side === locale ? withSide(file.label, side, text) : { ...file.label, [side]: text };
    change({ label });
  };
  const propose = async () => {
    const { zh, en } = file.label;
    if (zh || en) change({ name: await proposeName(en || zh, isTaken) });
  };
  return (
    <section className={styles.names} aria-label={t('studio.newObject')}>
      {sides.map((side) => (
        <TextInput
          key={side}
          label={t(`studio.textIn.${side}`, { label: t('studio.name') })}
          value={file.label[side]}
          maxLength={100}
          onChange={(event) => write(side, event.target.value)}
          onBlur={() => void propose()}
        />
      ))}
      <TextInput
        label={t('studio.apiName')}
        value={file.name}
        maxLength={48}
        error={isTaken(file.name) ? t('studio.taken') : undefined}
        onChange={(event) => change({ name: event.target.value })}
      />
    </section>
  );
}
