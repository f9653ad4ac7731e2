import { type ChangeEvent, type ReactNode, useContext, useState } from 'react';
import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { problemMessage } from '../base/api-problem.ts';
import { useFormat } from '../base/use-format.ts';
import { useText } from '../base/use-text.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import display from './display.module.css';
import type { DisplayProps, EditorProps, FieldWidget } from './field-widget.ts';
import styles from './file.module.css';
import { uploadFile } from './upload-file.ts';
import { UploadTarget } from './upload-target.ts';

function FileDisplay({ value, compact }: DisplayProps) {
  const files = value as FileReference[];
  if (compact) {
    return (
      <span className={display.person} title={files.map(({ name }) => name).join('\n')}>
        <Icon name="paperclip" size={14} />
        <span>{files.length === 1 ? files[0]?.name : files.length}</span>
      </span>
    );
  }
  return (
    <span className={styles.list}>
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </span>
  );
}

type LineProps = { file: FileReference; onRemove?: () => void; children?: ReactNode };

function FileLine({ file, onRemove, children }: LineProps) {
  const t = useText();
  const format = useFormat();
  return (
    <span className={styles.line}>
      <Icon name="paperclip" size={14} />
      <a className={display.line} href={address(`/files/${file.id}`)} download={file.name} title={file.name}>
        {file.name}
      </a>
      <span className={styles.size}>
        {format.number(Math.max(1, Math.round(file.size / 1024)))} {t('fields.kilobytes')}
      </span>
      {children}
      {onRemove && <IconButton size="sm" icon={<Icon name="x" size={14} />} label={t('action.remove')} onClick={onRemove} />}
    </span>
  );
}

type Upload = { key: number; name: string; part: number; problem?: string };

let lastUpload = 0;

type FilesProps = EditorProps & {
  multiple: boolean;
  accept: readonly string[] | undefined;
  /** Made of what was chosen before it is sent. */
  prepare?: (file: File) => Promise<File>;
  /** What else can be done with one that is there, such as to crop it; `replace` puts another in its place. */
  actions?: (file: FileReference, replace: (next: FileReference) => void) => ReactNode;
};

function FileEditor(props: EditorProps) {
  const { field } = props;
  const options = field.type === 'file' ? field : undefined;
  return <FilesEditor {...props} multiple={options?.multiple === true} accept={options?.accept} />;
}

/** Files that are there, and those on their way. */
export function FilesEditor({ value, onChange, id, multiple, accept, prepare, actions }: FilesProps) {
  const t = useText();
  const files = (value as FileReference[] | null) ?? [];
  const target = useContext(UploadTarget);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const note = (key: number, change: Partial<Upload>) =>
    setUploads((list) => list.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));

  const send = async (file: File) => {
    const key = ++lastUpload;
    setUploads((list) => [...list, { key, name: file.name, part: 0 }]);
    try {
      const stored = await uploadFile(prepare ? await prepare(file) : file, (part) => note(key, { part }), target);
      setUploads((list) => list.filter((upload) => upload.key !== key));
      return [stored];
    } catch (error) {
      note(key, { problem: problemMessage(error) });
      return [];
    }
  };
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    event.target.value = '';
    const stored = (await Promise.all(chosen.map(send))).flat();
    if (stored.length > 0) onChange(multiple ? [...files, ...stored] : stored.slice(-1));
  };
  const remove = (file: FileReference) => {
    const rest = files.filter((other) => other.id !== file.id);
    onChange(rest.length > 0 ? rest : null);
  };
  return (
    <div className={styles.list}>
      {files.map((file) => (
        <FileLine key={file.id} file={file} onRemove={() => remove(file)}>
          {actions?.(file, (next) => onChange(files.map((other) => (other.id === file.id ? next : other))))}
        </FileLine>
      ))}
      {uploads.map(({ key, name, part, problem }) => (
        <span key={key} className={styles.line}>
          <span className={display.line}>{name}</span>
          {problem ? (
            <span className={styles.problem} role="alert">
              {problem}
            </span>
          ) : (
            <progress className={styles.progress} value={part} aria-label={t('fields.uploading', { name })} />
          )}
        </span>
      ))}
      <label className={styles.add}>
        <Icon name="upload" size={14} />
        {t('fields.upload')}
        <input id={id} className={styles.chooser} type="file" multiple={multiple} accept={accept?.join(',')} onChange={add} />
      </label>
    </div>
  );
}

/** Files are there or not; nothing else can be asked of them. */
export function NoValue() {
  return null;
}

export const file: FieldWidget = {
  Display: FileDisplay,
  Editor: FileEditor,
  FilterValue: NoValue,
  width: 120,
  icon: 'paperclip',
  isUpload: true,
};
