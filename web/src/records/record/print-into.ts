import { api } from '../../base/api.ts';
import { saveBlob } from '../../base/save-blob.ts';
import { toast } from '../../base/toast.ts';
import type { OpenRecord } from './open-record.ts';

/** Hands the record, printed into one of the documents of its object, to the browser as a file. */
export async function printInto({ object, record }: OpenRecord, document: string): Promise<void> {
  try {
    const told: { name?: string } = {};
    const onHeaders = (headers: Headers) => {
      told.name = nameIn(headers.get('Content-Disposition') ?? '');
    };
    const pdf = await api.post(`/records/${object.name}/${record.id}/documents/${document}`, undefined, { onHeaders });
    saveBlob(pdf, told.name ?? `${document}.pdf`);
  } catch (error) {
    toast.problem(error);
  }
}

function nameIn(disposition: string): string | undefined {
  const [, escaped] = /filename\*=UTF-8''([^;]+)/.exec(disposition) ?? [];
  return escaped === undefined ? undefined : decodeURIComponent(escaped);
}
