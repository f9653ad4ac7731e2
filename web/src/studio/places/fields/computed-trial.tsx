import type { Field } from '../../../../../metadata/define/field.ts';
import { fieldType } from '../../../../../metadata/field-types/index.ts';
import { resolveReadPath } from '../../../../../metadata/resolve-path.ts';
import { useModel } from '../../../base/use-model.ts';
import { useText } from '../../../base/use-text.ts';
import styles from '../../formula/formula.module.css';
import { TenRecords } from '../../formula/ten-records.tsx';
import { useProblemsAt } from '../../model/use-problems.ts';
import type { Element } from '../../store/commands.ts';

/** What a lookup or a rollup would hold for ten real records. A formula is tried where it is typed. */
export function ComputedTrial({ object, element, field }: { object: string; element: Element; field: Field }) {
  const t = useText();
  const { objects } = useModel();
  const problems = useProblemsAt(element);
  const { source, reads, design } = fieldType(field);
  const isComputed =
    source === 'rollup' || (source === 'expression' && !design.settings.some(({ takes }) => takes === 'expression'));
  if (!isComputed || problems.length > 0) return null;
  const paths = [...('relation' in field ? [field.relation] : []), ...(reads?.(field) ?? [])];
  const isPublished = Object.hasOwn(objects, object) && paths.every((path) => resolveReadPath(objects, object, path));
  if (!isPublished) return <p className={styles.quiet}>{t('formula.unpublished')}</p>;
  return <TenRecords object={object} tried={{ field: withoutName(field) }} />;
}

/** What it is called changes nothing. */
function withoutName({ was: _, help: __, default: ___, ...field }: Field): Field {
  return { ...field, label: { zh: '?', en: '?' } } as Field;
}
