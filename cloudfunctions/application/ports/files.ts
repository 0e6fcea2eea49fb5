import type { MemberId } from '#domain/people/identity'

/** Files that were written for somebody and are too large for an answer. */
export interface Files {
  /** Keeps one where nobody can guess it, for an hour, and answers a link that opens it for ten minutes. */
  lend(fileName: string, bytes: Uint8Array, memberId: MemberId | null): Promise<string>
  /** Takes away all that was lent to somebody. */
  takeBack(memberId: MemberId): Promise<void>
}

/**
 * A file inside an answer has so many bytes at most: WeChat hands a phone 1 MB an answer, and base64 makes a third more of
 * them. What is around the file has room in the rest.
 */
export const MOST_BYTES_INSIDE = 700_000

/** What a contract answers for a file (`writtenFile`). */
export type WrittenFile =
  | { readonly comes: 'inside'; readonly fileName: string; readonly base64: string }
  | { readonly comes: 'by-link'; readonly fileName: string; readonly link: string }

/** Gives the caller a file that was written for them; only one that an answer cannot hold is kept, for a while. */
export async function handedOver(
  title: string,
  bytes: Uint8Array,
  { files, caller }: { readonly files: Files; readonly caller: { readonly memberId: MemberId | null } },
): Promise<WrittenFile> {
  const fileName = asFileName(title)
  if (bytes.byteLength <= MOST_BYTES_INSIDE)
    return { comes: 'inside', fileName, base64: Buffer.from(bytes).toString('base64') }
  return { comes: 'by-link', fileName, link: await files.lend(fileName, bytes, caller.memberId) }
}

/** UTF-8 bytes of a name: Linux and Android take 255, and the phone puts a number to a name that is there already. */
const MOST_NAME_BYTES = 200

/**
 * A name that a path, a link and the folders of every system can hold: what separates or is reserved becomes a blank, what is
 * too long is cut before the ending. Every file that is given a name of what people wrote goes through here.
 */
export function asFileName(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|#%&\s\p{C}]+/gu, ' ').trim()
  const ending = /\.[a-z]{2,5}$/.exec(clean)?.[0] ?? ''
  const room = MOST_NAME_BYTES - ending.length
  let stem = ''
  for (const character of clean.slice(0, clean.length - ending.length)) {
    if (Buffer.byteLength(stem + character) > room) break
    stem += character
  }
  return `${stem.replace(/^[.\s]+/, '').trim() || '文件'}${ending}`
}
