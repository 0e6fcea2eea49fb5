/**
 * Prints a report's page (.html) as .pdf beside it, by whatever browser this machine has:
 *
 *   npm run print-page -- <file.html> [<file.pdf>]
 */
import { access, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from '@shushi/preview/testing'
import { helpAsked } from './read-options'
import { CommandError } from './running-cloud'

const USAGE = '用法：npm run print-page -- <网页.html> [<文件.pdf>]'
/** The page of GB/T 9704-2012: A4, 37 mm above, 28 mm to the left, text 156 × 225 mm. */
const MARGIN = { top: '37mm', right: '26mm', bottom: '35mm', left: '28mm' }
const NUMBER = '<div style="width:100%;font-size:14pt;text-align:center">— <span class="pageNumber"></span> —</div>'

/** Runs one command line. Answers the exit code. */
export async function printPage(args: readonly string[], print: (line: string) => void): Promise<0 | 1> {
  if (helpAsked(USAGE, args, print)) return 0
  try {
    const [page, named, ...more] = args
    if (page === undefined || !/\.html?$/.test(page) || more.length > 0) throw new CommandError(USAGE)
    await access(page).catch(() => {
      throw new CommandError(`读不到文件：${page}`)
    })
    const file = named ?? page.replace(/\.html?$/, '.pdf')
    await writeFile(file, await pdfOf(page))
    print(file)
    return 0
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    print(error.message)
    return 1
  }
}

async function pdfOf(file: string): Promise<Buffer> {
  const browser = await launchBrowser().catch(() => {
    throw new CommandError('这台机器上没有找到浏览器：请安装 Chrome 或 Chromium，或以 CHROME_PATH 指明。')
  })
  try {
    const page = await browser.newPage()
    await page.goto(pathToFileURL(resolve(file)).href)
    return await page.pdf({
      ...{ format: 'A4', margin: MARGIN, displayHeaderFooter: true, headerTemplate: '<span></span>' },
      footerTemplate: NUMBER,
    })
  } finally {
    await browser.close()
  }
}

if (require.main === module)
  void printPage(process.argv.slice(2), console.log).then((code) => {
    process.exitCode = code
  })
