import { openFile, takeFile } from './handed-files'
import { ask } from './page-load'

/**
 * Puts the caller's own records on the phone, for a page, and opens them; from there they can be kept or passed on. Throws a
 * `CallFailure` where they do not come.
 * @param year null for everything.
 * @returns the sentence of why they do not open; undefined when they are open.
 */
export async function openOwnRecords(page: object, year: number | null): Promise<string | undefined> {
  return openFile(await takeFile(page, await ask('me.export', { year })))
}
