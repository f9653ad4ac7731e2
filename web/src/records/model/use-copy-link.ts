import { toast } from '../../base/toast.ts';
import { useText } from '../../base/use-text.ts';

/** Puts the whole address of a page into the clipboard. */
export function useCopyLink() {
  const t = useText();
  return (path: string) =>
    navigator.clipboard?.writeText(new URL(path, location.origin).href).then(() => toast.plain(t('record.linkCopied')));
}
