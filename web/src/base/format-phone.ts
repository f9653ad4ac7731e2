/** `138 0013 8000` and `021-62345678` for numbers in China, others as stored; an extension follows `#`. */
export function formatPhone(stored: string): string {
  const [number = '', extension] = stored.split(';ext=');
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(number);
  const shown = mobile ? mobile.slice(1).join(' ') : landline(number);
  return extension ? `${shown} #${extension}` : shown;
}

/** Areas of Beijing, Shanghai and other large cities have two digits, all others three. */
function landline(number: string): string {
  const parts = /^\+86(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(number);
  return parts ? `0${parts[1]}-${parts[2]}` : number;
}
