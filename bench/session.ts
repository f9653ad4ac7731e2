import { administrator, representative } from './stack.ts';

/** Headers that make a request one of a signed-in person. */
export type Session = { headers: Record<string, string>; userId: string };

export type Call = (method: string, path: string, body?: unknown) => Promise<Record<string, never>>;

export async function signIn(url: string, { email, password }: { email: string; password: string }): Promise<Session> {
  const answer = await send(url, { method: 'POST', path: '/api/session', body: { email, password } });
  return toSession(answer);
}

/** The administrator, and a sales representative with nothing but that role. */
export async function signInBoth(url: string): Promise<{ admin: Session; rep: Session }> {
  const admin = await signIn(url, administrator);
  const invitation = await callAs(url, admin)('POST', '/api/users/invitations', {
    name: representative.name,
    email: representative.email,
    roles: ['sales_rep'],
  });
  const token = String(invitation.link).split('/invite/')[1] as string;
  const accepted = await send(url, {
    method: 'POST',
    path: `/api/invitations/${token}`,
    body: { name: representative.name, password: representative.password },
  });
  return { admin, rep: await toSession(accepted) };
}

export function callAs(url: string, session: Session): Call {
  return async (method, path, body) => {
    const answer = await send(url, { method, path, body, headers: session.headers });
    return answer.status === 204 ? {} : answer.json();
  };
}

async function send(
  url: string,
  { method, path, body, headers }: { method: string; path: string; body?: unknown; headers?: Record<string, string> },
): Promise<Response> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'x-tenon-request': '1', ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function toSession(answer: Response): Promise<Session> {
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const me = (await answer.json()) as { user: { id: string } };
  return { headers: { cookie, 'x-tenon-request': '1', 'content-type': 'application/json' }, userId: me.user.id };
}
