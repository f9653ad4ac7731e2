import { z } from 'zod';
import type { FileReference } from '../wire.ts';
import type { EndpointList } from './endpoint.ts';
import { anId, ofId } from './shapes.ts';

const file: z.ZodType<FileReference> = z.strictObject({ id: anId, name: z.string(), size: z.int(), type: z.string() });

/** Bytes in and out. */
export const fileEndpoints = {
  'POST /api/files': {
    id: 'upload_file',
    tag: 'files',
    summary: { zh: '上传附件', en: 'Upload a file' },
    callers: 'signedIn',
    query: z.object({
      object: z.string().optional().meta({ description: 'Object of the record it is for' }),
      task: z.uuid().optional().meta({ description: 'Task of an approval that it goes with' }),
    }),
    body: z.strictObject({ file: z.file() }),
    bodyTypes: ['multipart/form-data'],
    answers: { 201: file },
    errors: ['storageLimit', 'wrongExtension', 'notFound'],
  },
  'GET /api/files/:id': {
    id: 'get_file',
    tag: 'files',
    summary: { zh: '下载附件，权限跟随所属记录', en: 'Download a file; it has the rights of its record' },
    callers: 'signedIn',
    params: ofId('File id'),
    answers: { 200: 'application/octet-stream' },
  },
  'GET /api/files/:id/thumbnail': {
    id: 'get_thumbnail',
    tag: 'files',
    summary: {
      zh: '图片的缩略图，权限跟随所属记录',
      en: 'A small picture of a file that is one; it has the rights of its record',
    },
    callers: 'signedIn',
    params: ofId('File id'),
    answers: { 200: 'image/webp' },
    errors: ['unsupportedMedia', 'busy'],
  },
} as const satisfies EndpointList;
