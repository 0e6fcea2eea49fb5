/** Files as the contract answers them. */
import type { OutputOf } from '#contract'

type WrittenFile = OutputOf<'me.yearFile'>

/** A small one, inside the answer: the two letters that every .docx and .xlsx begins with. */
export const inside = (fileName: string) => ({ comes: 'inside', fileName, base64: 'UEs=' }) as const

/** One that no answer holds. */
export const byLink = (fileName: string, link = 'https://files.example/1') =>
  ({ comes: 'by-link', fileName, link }) as const

/** What is in a file inside an answer. */
export function bytesOf(written: WrittenFile): Uint8Array {
  if (written.comes !== 'inside') throw new Error(`${written.fileName} is not inside the answer`)
  return Buffer.from(written.base64, 'base64')
}
