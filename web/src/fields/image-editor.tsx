import { Suspense, useState } from 'react';
import type { FileReference } from '../../../metadata/wire.ts';
import { loadLater } from '../base/load-later.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { EditorProps } from './field-widget.ts';
import { FilesEditor } from './file.tsx';
import { Images } from './image.tsx';
import { shrinkImage } from './shrink-image.ts';

const accept = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

const CropDialog = loadLater(() => import('./crop-dialog.tsx'), 'CropDialog');

/** Pictures that are there, each of which can be cropped, and those on their way. */
export function ImageEditor(props: EditorProps) {
  const { field, value } = props;
  const images = (value as FileReference[] | null) ?? [];
  return (
    <>
      {images.length > 0 && <Images images={images} />}
      <FilesEditor
        {...props}
        multiple={'multiple' in field && field.multiple === true}
        accept={accept}
        prepare={shrinkImage}
        actions={(file, replace) => <Crop file={file} onCropped={replace} />}
      />
    </>
  );
}

/** What moves would stand still. */
const moving = 'image/gif';

function Crop({ file, onCropped }: { file: FileReference; onCropped: (cropped: FileReference) => void }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  if (file.type === moving) return null;
  return (
    <>
      <IconButton
        size="sm"
        icon={<Icon name="crop" size={14} />}
        label={t('pictures.crop', { name: file.name })}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <Suspense>
          <CropDialog file={file} onCropped={onCropped} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
