import { setImmediate } from 'node:timers/promises'
import { Unzip, UnzipInflate, type Unzipped } from 'fflate'
import { isAsListed } from './archive-list'

/** Bytes handed over at once: DEFLATE can blow them up a thousandfold before the limit is looked at again. */
const PORTION = 8 * 1024

/** What is thrown over an archive, made when it is needed. */
export interface ArchiveLimits {
  readonly maxBytes: number
  readonly damaged: () => Error
  readonly tooMuch: () => Error
}

/**
 * The XML parts of an .xlsx or .docx, unpacked with a limit on what comes out (not on what the archive says will come
 * out). Pictures, printer settings and the like are left packed. Others have their turn between its portions.
 */
export async function unpacked(bytes: Uint8Array, { maxBytes, damaged, tooMuch }: ArchiveLimits): Promise<Unzipped> {
  if (!isAsListed(bytes)) throw damaged()
  const chunks = new Map<string, Uint8Array[]>()
  let total = 0
  let isTooMuch = false
  const unzip = new Unzip((file) => {
    if (!/\.(?:xml|rels)$/i.test(file.name)) return
    // Some programs on Windows part the folders their own way.
    const name = file.name.replaceAll('\\', '/')
    // Two of one name: readers differ about which of them counts.
    if (chunks.has(name)) throw damaged()
    const parts: Uint8Array[] = []
    chunks.set(name, parts)
    file.ondata = (error, chunk) => {
      // An error thrown below comes back here as if the archive were at fault.
      if (error) throw isTooMuch ? error : damaged()
      total += chunk.length
      isTooMuch = total > maxBytes
      if (isTooMuch) throw tooMuch()
      parts.push(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for (let start = 0; start < bytes.length; start += PORTION) {
    unzip.push(bytes.subarray(start, start + PORTION), start + PORTION >= bytes.length)
    await setImmediate()
  }
  return Object.fromEntries([...chunks].map(([name, parts]) => [name, new Uint8Array(Buffer.concat(parts))]))
}
