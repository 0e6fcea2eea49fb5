import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Camera, Size } from './camera'
import { palettePng } from './palette-png'
import { SCREENS, type Screen } from './table'

/** A tall phone is cut short: what matters on these screens stands above. */
export const PICTURE_SIZE: Size = { width: 390, height: 760 }
/** The README stays light. */
export const MOST_BYTES = 60 * 1024
const EDGE = 0xd0d3d8

/** The pictures of README.md, in the order in which they are taken: signing in changes what comes after. */
export const PICTURES = [
  { file: 'today.png', page: 'pages/today/today' },
  { file: 'host.png', page: 'packages/meeting/host/host' },
  { file: 'signed-in.png', page: 'packages/meeting/check-in/check-in' },
  { file: 'workbench.png', page: 'packages/secretary/workbench/workbench' },
  { file: 'report.png', page: 'packages/report/report/report' },
  { file: 'evidence.png', page: 'packages/report/evidence/evidence' },
] as const

/** Takes them into the folder. Throws when one of them is too heavy. Answers the files. */
export async function takePictures(camera: Camera, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const files: string[] = []
  for (const { file, page } of PICTURES) {
    const shot = await camera.shoot(page, firstScreenOf(page))
    if (!shot) throw new Error(`没有打开：${page}`)
    const picture = palettePng(await readFile(shot.file), EDGE)
    if (picture.length >= MOST_BYTES) throw new Error(`${file} 有 ${picture.length} 字节，超过 ${MOST_BYTES}`)
    files.push(join(folder, file))
    await writeFile(join(folder, file), picture)
  }
  return files
}

function firstScreenOf(page: string): Screen {
  const [screen] = SCREENS[page] ?? []
  if (!screen) throw new Error(`没有写明怎样打开：${page}`)
  return screen
}
