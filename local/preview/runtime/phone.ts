/** Which phone this is and who holds it, as the address says: `/phone/<number>?as=<openid>&open=<page?query>`. */
const address = new URL(location.href)

export const phoneNumber = Number(/\/phone\/(\d+)/.exec(address.pathname)?.[1] ?? 1)
export const holder = address.searchParams.get('as') ?? ''

/** The page that the phone is to open first; empty: the home page. */
export function launchQuery(): { readonly path: string; readonly query: Record<string, string> } {
  return splitUrl(address.searchParams.get('open') ?? '')
}

/** `pages/a/a?x=1` → its path and its query. Values stay encoded, as they do in WeChat. */
export function splitUrl(url: string): { readonly path: string; readonly query: Record<string, string> } {
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  const pairs =
    mark < 0
      ? []
      : url
          .slice(mark + 1)
          .split('&')
          .filter((pair) => pair !== '')
  const query = pairs.map((pair): [string, string] => {
    const equals = pair.indexOf('=')
    return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
  })
  return { path, query: Object.fromEntries(query) }
}
