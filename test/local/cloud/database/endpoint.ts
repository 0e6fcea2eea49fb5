import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CloudError } from '../../../../local/cloud/cloud-error'
import type { LocalDatabase } from '../../../../local/cloud/database/database'

/** Serves a database where the SDK expects the cloud: enough HTTP for tests, on the loopback address, without signatures. */
export async function serveDatabase(database: LocalDatabase): Promise<{ url: string; stop(): Promise<void> }> {
  const answer = async (body: string): Promise<object> => {
    const requestId = 'test'
    try {
      const params = JSON.parse(body) as Record<string, unknown>
      return { requestId, ...(await database.answer(String(params.action), params)) }
    } catch (error) {
      if (!(error instanceof CloudError)) console.error(error)
      return { requestId, code: error instanceof CloudError ? error.code : 'SYS_ERR', message: String(error) }
    }
  }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void answer(Buffer.concat(chunks).toString('utf8')).then((reply) => {
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(JSON.stringify(reply))
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`, stop }
}
