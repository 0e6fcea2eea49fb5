/** Writing where others may be reading, or writing the same, at this very moment: a second build, a server, a phone. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'

/** Hidden, so that nobody who watches the folder takes it for a file of its own. */
const UNFINISHED = '.next-'

/** Replaces a file in one step, and only when it changed; its folder is made when there is none. */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const next = Buffer.from(content)
  const present = await readFile(path).catch(() => undefined)
  if (present?.equals(next)) return
  await mkdir(dirname(path), { recursive: true })
  const unfinished = join(dirname(path), UNFINISHED + randomUUID())
  try {
    await writeFile(unfinished, next)
    await rename(unfinished, path)
  } catch (failure) {
    await rm(unfinished, { force: true })
    throw failure
  }
}

/** Takes away everything of a folder but these files; their paths are relative to it. */
export async function keepOnly(folder: string, files: Iterable<string>): Promise<void> {
  const kept = new Set<string>()
  for (const file of files) {
    const steps = file.split(/[\\/]/)
    steps.forEach((_, at) => kept.add(steps.slice(0, at + 1).join(sep)))
  }
  const present = await readdir(folder, { recursive: true }).catch(() => [])
  for (const path of present) {
    if (kept.has(path) || basename(path).startsWith(UNFINISHED)) continue
    await rm(join(folder, path), { recursive: true, force: true })
  }
}
