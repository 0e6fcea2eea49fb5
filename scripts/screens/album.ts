import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Shot } from './camera'

const ON_A_SHEET = 8
/** Of the faults on one page; all of them are printed. */
const AT_MOST_TOLD = 5
const FAULT_WORDS = { overflow: '超出屏幕', 'cut-off': '文字被截', 'small-target': '不好点', error: '出错' } as const

/** `index.html` with every picture and what is wrong with it, and contact sheets of eight. Answers the index. */
export async function writeAlbum(browser: Browser, shots: readonly Shot[], folder: string): Promise<string> {
  const sheets = join(folder, 'sheets')
  await rm(sheets, { recursive: true, force: true })
  await mkdir(sheets, { recursive: true })
  const index = join(folder, 'index.html')
  await writeFile(index, htmlOf(shots, folder, '小程序的全部页面'))
  const page = await browser.newPage({ viewport: { width: 1640, height: 900 } })
  for (const [title, group] of bySize(shots))
    for (let start = 0; start < group.length; start += ON_A_SHEET) {
      const number = String(start / ON_A_SHEET + 1).padStart(2, '0')
      const source = join(sheets, `${title}-${number}.html`)
      await writeFile(source, htmlOf(group.slice(start, start + ON_A_SHEET), sheets, `${title} ${number}`))
      await page.goto(`file://${source}`)
      await page.screenshot({ path: source.replace(/html$/, 'png'), fullPage: true })
      await rm(source)
    }
  await page.close()
  return index
}

/** What was found, a line each; the same words as in the index. */
export function faultLines(shots: readonly Shot[]): string[] {
  return shots.flatMap(({ name, size, found }) =>
    found.map(({ fault, where }) => `${size.width}×${size.height}  ${name}  ${FAULT_WORDS[fault]}：${where}`),
  )
}

function bySize(shots: readonly Shot[]): Map<string, Shot[]> {
  const groups = new Map<string, Shot[]>()
  for (const shot of shots) {
    const title = basename(dirname(shot.file))
    groups.set(title, [...(groups.get(title) ?? []), shot])
  }
  return groups
}

function htmlOf(shots: readonly Shot[], folder: string, title: string): string {
  const figures = shots.map((shot) => figureOf(shot, folder)).join('\n')
  return `<!doctype html>
<meta charset="utf-8"><title>${escaped(title)}</title>
<style>
  body { font: 14px/1.5 system-ui, sans-serif; margin: 16px; background: #ddd; color: #222 }
  main { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
  figure { margin: 0; width: 390px; background: #fff; padding-bottom: 8px }
  /* Of a page that is very long, its beginning will do. */
  img { width: 100%; max-height: 1500px; object-fit: cover; object-position: top; display: block; border-bottom: 1px solid #ccc }
  figcaption { padding: 8px 12px 0; overflow-wrap: anywhere }
  li { color: #a00; font-size: 12px }
</style>
<h1>${escaped(title)}</h1>
<main>
${figures}
</main>
`
}

function figureOf({ name, page, size, file, found }: Shot, folder: string): string {
  const told = found.slice(0, AT_MOST_TOLD).map(({ fault, where }) => `${FAULT_WORDS[fault]}：${where}`)
  if (found.length > told.length) told.push(`……共 ${found.length} 处`)
  const faults = told.map((line) => `<li>${escaped(line)}</li>`).join('')
  const source = relative(folder, file).split('\\').join('/')
  return `<figure><img src="${source}" alt="${escaped(name)}"><figcaption><b>${escaped(name)}</b> ${size.width}×${size.height}<br>${escaped(page)}<ul>${faults}</ul></figcaption></figure>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
