import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../base/errors.ts';

/** The file of a form. Throws `badRequest` where there is none, and while it is read where the form breaks off. */
export async function sentFile(request: FastifyRequest): Promise<{ name: string; content: Readable }> {
  const part = await request.file().catch(refuse);
  if (!part) throw badRequest({ zh: '表单中没有文件', en: 'the form has no file' });
  return { name: part.filename, content: Readable.from(whole(part.file)) };
}

async function* whole(file: Readable): AsyncGenerator<Buffer> {
  try {
    yield* file;
  } catch (error) {
    refuse(error);
  }
}

/** The form's reader gives its own errors a status, and a broken form none. */
function refuse(error: unknown): never {
  if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
  throw badRequest({ zh: '表单不完整，或缺少 boundary', en: 'the form breaks off, or has no boundary' }, error);
}
