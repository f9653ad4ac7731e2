import type { Label } from '../../../metadata/label.ts';
import { api } from './api.ts';
import { saveBlob } from './save-blob.ts';

/** Hands an app to the browser as a ZIP file of readable files. */
export async function downloadApp({ name, label }: { name: string; label: Label }): Promise<void> {
  const own = `own_${name}`.slice(0, 48);
  const { zip } = await api.post('/packages/export', { app: name, name: own, label, description: label });
  savePackage(zip, own);
}

/** Hands a package to the browser as a file. */
export function savePackage(zip: string, name: string): void {
  const bytes = Uint8Array.from(atob(zip), (sign) => sign.charCodeAt(0));
  saveBlob(new Blob([bytes], { type: 'application/zip' }), `${name}.zip`);
}
