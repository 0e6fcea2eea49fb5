import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { buildPreview, startPreview } from '@shushi/preview'

const PAGE = 'pages/empty/empty'
const FILES: Readonly<Record<string, string>> = {
  'app.json': JSON.stringify({ pages: ['pages/first/first', PAGE], window: { navigationBarTitleText: '' } }),
  'pages/first/first.js': 'Page({})',
  'pages/first/first.wxml': '<view>first</view>',
  [`${PAGE}.js`]: `Page({
    data: { state: 'loading' },
    async onLoad({ calls }) {
      const ask = () => fetch('/__cloud/invoke/constant', { method: 'POST' }).then((answer) => answer.json())
      await Promise.all(Array.from({ length: Number(calls) }, ask))
      this.setData({ state: 'ready' })
    },
  })`,
  [`${PAGE}.wxml`]: '<view>{{state}}</view>',
}

export interface EmptyApp {
  /** Of its preview. */
  readonly address: string
  /** Ready when it was answered as often as its query's `calls` says. */
  readonly page: string
  readonly close: () => Promise<void>
}

/** A mini-program with nothing in it, before a gateway that answers everything with the same. */
export async function startEmptyApp(folder: string): Promise<EmptyApp> {
  const source = join(folder, 'empty')
  for (const [file, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(source, file)), { recursive: true })
    await writeFile(join(source, file), text)
  }
  const built = await buildPreview({ source, out: join(folder, 'empty-preview') })
  const gateway = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"result":{}}')
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  const bound = gateway.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const preview = await startPreview({ gatewayAddress: `http://127.0.0.1:${port}`, built, people: () => [] })
  return {
    address: preview.address,
    page: PAGE,
    close: async () => {
      await preview.close()
      gateway.closeAllConnections()
      await new Promise<void>((resolve) => gateway.close(() => resolve()))
    },
  }
}
