import { jsonReply, type Exchange, type Handler, type Reply } from '@shushi/loopback'

const PREFIX = '/__cloud/'
/** More than the gateway takes, which says so itself. */
const BODY_BYTES = 60 * 1024 * 1024
/** What a phone has of its cloud. The database and the console are not of it: a page may not reach them by this way. */
const OPEN: readonly string[] = [
  'POST invoke',
  'POST upload',
  'POST temp-url',
  'POST open-api',
  'GET files',
  'HEAD files',
]
/** Node's own fetch names the others itself. */
const PASSED = ['content-type', 'content-disposition'] as const

/**
 * `/__cloud/*`: what a phone sends to its cloud goes to the gateway with the OPENID of whoever holds the phone, and
 * addresses of files come back as addresses of the preview, so that a page may read the pictures it shows.
 */
export function cloudProxy(gatewayAddress: string, ownAddress: () => string): Handler {
  return async (exchange) => {
    if (!exchange.url.pathname.startsWith(PREFIX)) return undefined
    const path = exchange.url.pathname.slice(PREFIX.length)
    if (!OPEN.includes(`${exchange.method} ${path.split('/')[0]}`)) return closed()
    const target = `${gatewayAddress}/${path}${exchange.url.search}`
    const response = await ask(target, exchange)
    if (!response) return unreachable()
    const headers = headersOf(response)
    const bytes = Buffer.from(await response.arrayBuffer())
    const body = headers['content-type']?.startsWith('application/json')
      ? bytes.toString('utf8').replaceAll(`${gatewayAddress}/`, `${ownAddress()}${PREFIX}`)
      : bytes
    return { status: response.status, headers, body }
  }
}

async function ask(target: string, exchange: Exchange): Promise<Response | undefined> {
  const holder = exchange.header('x-phone-holder')
  const type = exchange.header('content-type')
  const hasBody = exchange.method !== 'GET' && exchange.method !== 'HEAD'
  return fetch(target, {
    method: exchange.method,
    headers: {
      ...(holder === undefined ? {} : { 'x-openid': holder }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(hasBody ? { body: new Uint8Array(await exchange.body(BODY_BYTES)) } : {}),
    redirect: 'manual',
  }).catch(() => undefined)
}

function headersOf(response: Response): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/octet-stream' }
  for (const name of PASSED) {
    const value = response.headers.get(name)
    if (value !== null) headers[name] = value
  }
  return headers
}

function closed(): Reply {
  return jsonReply(403, { code: 'INVALID_REQUEST_SOURCE', message: '手机的页面到不了本机云的这一处' })
}

function unreachable(): Reply {
  return jsonReply(502, { code: 'RESOURCE_UNAVAILABLE', message: '本机云没有应答' })
}
