import type { Label } from '../label.ts';
import type { HttpReply } from './connector.ts';

/** What a failed call means for the next one: `again` may succeed later, `never` fails for good, `stop` ends the whole connection. */
export type NextCall = 'again' | 'never' | 'stop';

/** What a connector throws when the other system did not do what it was asked, in words for a person and without any secret. */
export class ConnectorProblem extends Error {
  readonly label: Label;
  readonly next: NextCall;
  /** Nobody knows whether the other system got it: the connection was lost, or the time was up, after it had been sent. */
  readonly isUnknown: boolean;

  constructor(label: Label, next: NextCall = 'again', isUnknown = false) {
    super(label.en);
    this.label = label;
    this.next = next;
    this.isUnknown = isUnknown;
  }
}

/** Throws unless the reply's status is a success. Only “gone” (410) ends the connection: everything else may be mended over there. */
export function requireSuccess({ status }: HttpReply): void {
  if (status >= 200 && status < 300) return;
  if (status === 410)
    throw new ConnectorProblem(
      { zh: '对方表示地址已永久停用（410）', en: 'The receiver says that this address is gone for good (410)' },
      'stop',
    );
  if (status >= 300 && status < 400)
    throw new ConnectorProblem({
      zh: `对方要求转到另一地址（${status}），系统不会跟随，请填写最终地址`,
      en: `The receiver redirects elsewhere (${status}), which is not followed; give the final address`,
    });
  throw new ConnectorProblem({ zh: `对方返回状态 ${status}`, en: `The receiver answered with status ${status}` });
}
