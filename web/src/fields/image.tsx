import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { FilesEditor, NoValue } from './file.tsx';
import styles from './image.module.css';
import { shrinkImage } from './shrink-image.ts';

const accept = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** In lists how many there are: a page of pictures is more than a page of records. */
function ImageDisplay({ value, compact }: DisplayProps) {
  const images = value as FileReference[];
  if (compact) {
    return (
      <span className={display.person} title={images.map(({ name }) => name).join('\n')}>
        <Icon name="photo" size={14} />
        <span>{images.length}</span>
      </span>
    );
  }
  return <Images images={images} />;
}

function Images({ images }: { images: readonly FileReference[] }) {
  return (
    <span className={styles.list}>
      {images.map(({ id, name }) => (
        <a key={id} href={address(`/files/${id}`)} download={name} title={name}>
          <img className={styles.image} src={address(`/files/${id}/thumbnail`)} alt={name} loading="lazy" />
        </a>
      ))}
    </span>
  );
}

function ImageEditor(props: EditorProps) {
  const { field, value } = props;
  const images = (value as FileReference[] | null) ?? [];
  return (
    <>
      {images.length > 0 && <Images images={images} />}
      <FilesEditor
        {...props}
        multiple={field.type === 'image' && field.multiple === true}
        accept={accept}
        prepare={shrinkImage}
      />
    </>
  );
}

export const image: FieldWidget = {
  Display: ImageDisplay,
  Editor: ImageEditor,
  FilterValue: NoValue,
  width: 90,
  icon: 'photo',
  isUpload: true,
};
