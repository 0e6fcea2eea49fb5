import type { BuiltPreview } from './build'
import { cloudProxy } from './server/cloud-proxy'
import { fileRoute } from './server/files'
import { listenOnLoopback, type Listening, type Route } from './server/loopback'
import { Rebuilds } from './server/rebuilds'
import { sourcePlace } from './server/source-place'

/** Somebody who can hold a phone. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** What the person is there, in a word that is shown beside the name; may be empty. */
  readonly role: string
}

export interface PreviewOptions {
  /** The local cloud: `http://127.0.0.1:<port>`. */
  readonly gatewayAddress: string
  readonly built: BuiltPreview
  /** Heads the page; left out: 小程序. */
  readonly name?: string
  /** Asked each time the shell page is opened; the first two hold the phones. */
  readonly people: () => readonly Person[]
  /** Left out: any free port. */
  readonly port?: number
}

/**
 * Serves the mini-program on phones in a browser: `/` shows two side by side, `/phone/<number>?as=<openid>` is one alone.
 * Reachable from this machine only. A change of the source is built at once and the phones show it.
 */
export async function startPreview(options: PreviewOptions): Promise<Listening> {
  const { gatewayAddress, built, name = '小程序', people, port } = options
  let address = ''
  const rebuilds = new Rebuilds(built)
  const routes: readonly Route[] = [
    cloudProxy(gatewayAddress, () => address),
    rebuilds.route,
    peopleRoute(people),
    placeRoute(built),
    fileRoute(built.out, name),
  ]
  const server = await listenOnLoopback(routes, port).catch(async (error: unknown) => {
    await rebuilds.close()
    throw error
  })
  address = server.address
  return {
    address,
    close: async () => {
      await rebuilds.close()
      await server.close()
    },
  }
}

function peopleRoute(people: () => readonly Person[]): Route {
  return async ({ url }) => {
    if (url.pathname !== '/__people') return undefined
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(people()) }
  }
}

/** `POST /__place`, an error's stack: where in the source it stands. */
function placeRoute(built: BuiltPreview): Route {
  return async ({ method, url, body }) => {
    if (method !== 'POST' || url.pathname !== '/__place') return undefined
    return { body: await sourcePlace(built, (await body()).toString('utf8')) }
  }
}
