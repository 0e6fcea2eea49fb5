/** An OPENID as WeChat writes it: letters, digits, `-` and `_`. WeChat's have 28; shorter ones are easier to tell apart. */
export function isOpenid(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{6,64}$/.test(value)
}
