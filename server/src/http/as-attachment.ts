/** The header by which a browser keeps what is sent under a name of any letters, and never shows it as a page. */
export function asAttachment(name: string): { 'content-disposition': string } {
  const escaped = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return { 'content-disposition': `attachment; filename*=UTF-8''${escaped}` };
}
