import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { CloudError } from '../cloud-error'

/** `read` opens a file, `write` puts one in its place. */
export type Grant = 'read' | 'write'

/** Signs links: who holds one may do one thing with one file until it expires. The key lives as long as this process. */
export class LinkSigner {
  private readonly key = randomBytes(32)

  constructor(private readonly nowMillis: () => number) {}

  /** The query of a link that holds for so many seconds: `sign=<hex>&t=<unix seconds>`. */
  sign(grant: Grant, path: string, seconds: number): string {
    const until = Math.floor(this.nowMillis() / 1000) + seconds
    return `sign=${this.digest(grant, path, String(until)).toString('hex')}&t=${until}`
  }

  /** Throws STORAGE_SIGNATURE_INVALID or STORAGE_SIGNATURE_EXPIRED. */
  check(grant: Grant, path: string, query: URLSearchParams): void {
    const until = query.get('t') ?? ''
    const given = Buffer.from(query.get('sign') ?? '', 'hex')
    const expected = this.digest(grant, path, until)
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new CloudError('STORAGE_SIGNATURE_INVALID', 'the link is not one of this storage')
    if (Number(until) * 1000 <= this.nowMillis())
      throw new CloudError('STORAGE_SIGNATURE_EXPIRED', 'the link has expired')
  }

  private digest(grant: Grant, path: string, until: string): Buffer {
    return createHmac('sha256', this.key).update(`${grant}\n${until}\n${path}`).digest()
  }
}
