/**
 * The list at the end of a ZIP archive held against what stands in it (APPNOTE.TXT 6.3, 4.3). Editors go by the list; what is
 * unpacked piece by piece goes by the entries. An archive in which the two differ has another text there than here.
 */

const [END, END_BYTES] = [0x06054b50, 22]
const [LISTED, LISTED_BYTES] = [0x02014b50, 46]
const [ENTRY, ENTRY_BYTES] = [0x04034b50, 30]
const MOST_COMMENT = 0xffff
/** In the flags of an entry: its size stands behind it, with a mark of its own or without, in 32 or 64 bits. */
const SIZE_BEHIND = 0x08
const BEHIND: ReadonlySet<number> = new Set([0, 12, 16, 20, 24])

interface Listed {
  readonly name: string
  readonly method: number
  readonly hasSizeBehind: boolean
  readonly size: number
  readonly start: number
}

/** Whether every entry is listed at its place and by its name, one behind the other from the first byte up to the list. */
export function isAsListed(bytes: Uint8Array): boolean {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const end = endOf(view)
    if (end === undefined) return false
    const list = view.getUint32(end + 16, true)
    const entries = listedIn(bytes, view, { list, count: view.getUint16(end + 10, true) })
    return entries !== undefined && standBehindOneAnother(bytes, view, entries, list)
  } catch (error) {
    // Numbers that lead out of the file.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Where the list says that it ends: the last such mark, with a comment up to the end of the file. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--)
    if (view.getUint32(at, true) === END) return view.getUint16(at + 20, true) === last - at ? at : undefined
  return undefined
}

function listedIn(
  bytes: Uint8Array,
  view: DataView,
  { list, count }: { readonly list: number; readonly count: number },
): Listed[] | undefined {
  const entries: Listed[] = []
  let at = list
  for (let each = 0; each < count; each++) {
    if (view.getUint32(at, true) !== LISTED) return undefined
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    entries.push({
      name: textAt(bytes, at + LISTED_BYTES, name ?? 0),
      method: view.getUint16(at + 10, true),
      hasSizeBehind: (view.getUint16(at + 8, true) & SIZE_BEHIND) !== 0,
      size: view.getUint32(at + 20, true),
      start: view.getUint32(at + 42, true),
    })
    at += LISTED_BYTES + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return entries
}

function standBehindOneAnother(bytes: Uint8Array, view: DataView, listed: readonly Listed[], list: number): boolean {
  let at = 0
  let isSizeBehind = false
  const follows = (start: number) => start === at || (isSizeBehind && BEHIND.has(start - at))
  for (const entry of [...listed].sort((a, b) => a.start - b.start)) {
    const { start } = entry
    if (!follows(start) || view.getUint32(start, true) !== ENTRY) return false
    const [name, extra] = [26, 28].map((offset) => view.getUint16(start + offset, true))
    const isThat =
      textAt(bytes, start + ENTRY_BYTES, name ?? 0) === entry.name && view.getUint16(start + 8, true) === entry.method
    if (!isThat) return false
    at = start + ENTRY_BYTES + (name ?? 0) + (extra ?? 0) + entry.size
    isSizeBehind = entry.hasSizeBehind
  }
  return follows(list)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return Buffer.from(bytes.subarray(at, at + length)).toString('latin1')
}
