import { useText } from '../../../../base/use-text.ts';
import { DropZone } from '../../../../records/import/drop-zone.tsx';
import { useFileSending } from '../../../../records/import/use-file-sending.ts';
import { useGo } from '../../../../ui/use-go.ts';
import { fromFilePath } from './paths.ts';

/** Takes the file that an object shall be made of, and leads to its columns. */
export function FileOfObject({ onSent }: { onSent: () => void }) {
  const t = useText();
  const go = useGo();
  const { reading, problem, send } = useFileSending(undefined, ({ upload }) => {
    onSent();
    void go(fromFilePath(upload));
  });
  return (
    <section aria-label={t('studio.file.from')}>
      <p>{t('studio.file.from')}</p>
      <DropZone reading={reading} problem={problem} onFile={(file) => void send(file)} />
    </section>
  );
}
