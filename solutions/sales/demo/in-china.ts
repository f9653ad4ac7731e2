/** A number of the sample company, which is in China wherever the workspace is: `0512-62880101` → `+8651262880101`. Numbers of abroad stay. */
export function inChina(phone: string): string {
  return phone.startsWith('+') ? phone : `+86${phone.replace(/^0|\D/g, '')}`;
}
