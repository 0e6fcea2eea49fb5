import type { Answer, PreviewRequest, Route } from './loopback'

const PREFIX = '/__cloud/'
/** Node's own fetch names these itself. */
const PASSED = ['content-type', 'content-disposition'] as const

/**
 * `/__cloud/*`: everything a phone sends to its cloud goes to the gateway with the OPENID of whoever holds the phone, and
 * addresses of files come back as addresses of the preview, so that a page may read the pictures it shows.
 */
export function cloudProxy(gatewayAddress: string, ownAddress: () => string): Route {
  return async (request) => {
    if (!request.url.pathname.startsWith(PREFIX)) return undefined
    const target = `${gatewayAddress}/${request.url.pathname.slice(PREFIX.length)}${request.url.search}`
    const response = await ask(target, request)
    if (!response) return unreachable()
    const type = response.headers.get('content-type') ?? 'application/octet-stream'
    const headers = Object.fromEntries(
      PASSED.map((name) => [name, response.headers.get(name)]).filter(
        (pair): pair is [string, string] => pair[1] !== null,
      ),
    )
    const bytes = Buffer.from(await response.arrayBuffer())
    const body = type.startsWith('application/json')
      ? bytes.toString('utf8').replaceAll(`${gatewayAddress}/`, `${ownAddress()}${PREFIX}`)
      : bytes
    return { status: response.status, type, headers, body }
  }
}

async function ask(target: string, request: PreviewRequest): Promise<Response | undefined> {
  const holder = request.header('x-phone-holder')
  const type = request.header('content-type')
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return fetch(target, {
    method: request.method,
    headers: {
      ...(holder === undefined ? {} : { 'x-openid': holder }),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    ...(hasBody ? { body: new Uint8Array(await request.body()) } : {}),
    redirect: 'manual',
  }).catch(() => undefined)
}

function unreachable(): Answer {
  return {
    status: 502,
    type: 'application/json; charset=utf-8',
    body: JSON.stringify({ code: 'RESOURCE_UNAVAILABLE', message: '本机云没有应答' }),
  }
}
