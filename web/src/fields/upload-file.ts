import type { ProblemDetails } from '../../../metadata/api/shapes.ts';
import type { FileReference } from '../../../metadata/wire.ts';
import { address } from '../base/api.ts';
import { ApiProblem } from '../base/api-problem.ts';
import { currentLocale } from '../base/locale.ts';
import { text } from '../base/text.ts';

/** Sends a file and tells how far it is, from 0 to 1; only `XMLHttpRequest` knows that. */
export function uploadFile(file: File, onProgress: (part: number) => void, to = '/files'): Promise<FileReference> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(to));
    request.responseType = 'json';
    request.setRequestHeader('X-Tenon-Request', '1');
    request.setRequestHeader('Accept-Language', currentLocale());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(request.response as FileReference);
      else reject(new ApiProblem(problemOf(request)));
    };
    request.onerror = () => reject(new ApiProblem(problemOf(request)));
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function problemOf({ response, status }: XMLHttpRequest): ProblemDetails {
  if (typeof response?.code === 'string') return response as ProblemDetails;
  const title = text(status === 0 ? 'problem.network' : 'problem.unexpected');
  return { type: 'about:blank', title, status, code: status === 0 ? 'network' : 'unexpected', instance: '' };
}
