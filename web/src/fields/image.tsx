import { Suspense, useState } from 'react';
import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { loadLater } from '../base/load-later.ts';
import { Icon } from '../ui/icon.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import { NoValue } from './file.tsx';
import styles from './image.module.css';

/** What shrinks and crops comes with the first picture that somebody chooses. */
const ImageEditor = loadLater(() => import('./image-editor.tsx'), 'ImageEditor');

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

export function Images({ images }: { images: readonly FileReference[] }) {
  return (
    <span className={styles.list}>
      {images.map((image) => (
        <a key={image.id} href={address(`/files/${image.id}`)} download={image.name} title={image.name}>
          <Thumbnail image={image} />
        </a>
      ))}
    </span>
  );
}

/** A sign in place of a picture that cannot be opened. */
function Thumbnail({ image: { id, name } }: { image: FileReference }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken)
    return (
      <span className={styles.image} role="img" aria-label={name} data-broken>
        <Icon name="alert-triangle" size={24} />
      </span>
    );
  return (
    <img
      className={styles.image}
      src={address(`/files/${id}/thumbnail`)}
      alt={name}
      loading="lazy"
      onError={() => setBroken(true)}
    />
  );
}

function LaterEditor(props: EditorProps) {
  return (
    <Suspense>
      <ImageEditor {...props} />
    </Suspense>
  );
}

export const image: FieldWidget = {
  Display: ImageDisplay,
  Editor: LaterEditor,
  FilterValue: NoValue,
  width: 90,
  icon: 'photo',
  isUpload: true,
};
