import type { PrintedBlock, PrintedDocument } from '../../../../../metadata/api/documents.ts';
import { useText } from '../../../base/use-text.ts';
import { blockKinds } from './block-kinds.ts';
import styles from './documents.module.css';

type Props = { document: PrintedDocument; selected: string | undefined; onSelect: (block: string) => void };

/** A printed document as it will look, each part of it to be selected. Where pages end, paper alone tells. */
export function PaperSheet({ document: { language, header, footer, landscape, paper, blocks }, selected, onSelect }: Props) {
  const t = useText();
  return (
    <div className={styles.desk}>
      <article
        className={styles.paper}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        data-paper={paper}
        data-landscape={landscape || undefined}
      >
        {header && <p className={styles.margin}>{header}</p>}
        {blocks.map((block) => (
          <div key={block.id} className={styles.block} data-selected={block.id === selected || undefined}>
            <button
              type="button"
              className={styles.pick}
              aria-current={block.id === selected || undefined}
              aria-label={t(blockKinds[block.kind].label)}
              onClick={() => onSelect(block.id)}
            />
            <Drawn block={block} />
          </div>
        ))}
        {footer && <p className={styles.margin}>{footer}</p>}
      </article>
    </div>
  );
}

function Drawn({ block }: { block: PrintedBlock }) {
  const t = useText();
  switch (block.kind) {
    case 'heading':
    case 'text':
      return (
        <p className={styles[block.kind]} data-align={block.align}>
          {block.text || '—'}
        </p>
      );
    case 'fields':
      return <Fields {...block} />;
    case 'rows':
      return <Rows {...block} />;
    case 'signatures':
      return (
        <div className={styles.signatures}>
          {block.who.map((who) => (
            <p key={who}>{who}</p>
          ))}
        </div>
      );
    case 'pageBreak':
      return <p className={styles.break}>{t('documents.block.pageBreak')}</p>;
  }
}

type Of<Kind extends PrintedBlock['kind']> = Extract<PrintedBlock, { kind: Kind }>;

function Fields({ values, columns }: Of<'fields'>) {
  const t = useText();
  if (values.length === 0) return <p className={styles.text}>{t('documents.allBlank')}</p>;
  return (
    <dl className={styles.fields} data-columns={columns}>
      {values.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Rows({ head, rows, right }: Of<'rows'>) {
  const side = (at: number) => (right[at] ? 'right' : 'left');
  return (
    <table className={styles.rows}>
      <thead>
        <tr>
          {head.map((text, at) => (
            <th key={text} scope="col" data-align={side(at)}>
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((text, at) => (
              <td key={head[at]} data-align={side(at)}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
