/**
 * `npm run screens`: opens every page of the mini-program with the demo year behind it, as the person it is for, on a
 * large and a small phone, and on the large one as everybody else for whom it opens, and writes `out/screens/<width>x<height>/<package>-<page>.png`, `out/screens/index.html` and
 * contact sheets. Says what sticks out of the screen, what is cut off, what is too small for a finger, and what failed.
 * `--brief` leaves everybody else out; `--only <part of a name>`, `--dark`, `--large`; `--whole` shows pages from top to bottom; `--data <folder>` keeps the
 * year that was entered for the next time; `--pictures` takes those of the README instead.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { launchBrowser } from '@shushi/preview/testing'
import { faultLines, writeAlbum } from './screens/album'
import { Camera, type Shot, type Size } from './screens/camera'
import { buildDemoPages, lastYear, openDemoPages, type Later } from './screens/demo-pages'
import { openIdsOf } from './screens/open-ids'
import { readScreensOptions, type ScreensOptions } from './screens/options'
import { PICTURE_SIZE, takePictures } from './screens/pictures'
import { checkTable, screenName, SCREENS, triedByOthers } from './screens/table'
import { helpAsked } from './read-options'

const USAGE = `用法：npm run screens -- [选项]
  --only <一部分名称>  只拍名称里有它的页面
  --brief            只拍它是给谁用的，不拍别的职务能不能打开
  --dark             深色
  --large            大字
  --whole            从头到尾拍下整页
  --pictures         重拍 README 的图
  --data <目录>      录入的数据留在这里，下次再用
  --out <目录>       图放在哪里（out/screens）`

const ROOT = join(__dirname, '..')
const PICTURES_FOLDER = join(ROOT, 'docs/pictures')
const SIZES: readonly Size[] = [
  { width: 390, height: 844 },
  { width: 360, height: 640 },
]

async function main(): Promise<void> {
  const options = readScreensOptions(process.argv.slice(2), ROOT)
  const closing: (() => Promise<unknown>)[] = []
  try {
    await screens(options, (step) => closing.push(step))
  } finally {
    for (const step of closing.reverse()) await step()
  }
}

async function screens(options: ScreensOptions, later: Later): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), 'shushi-screens-'))
  later(() => rm(temporary, { recursive: true, force: true }))
  const built = await buildDemoPages(temporary)
  checkTable(built.pages, SCREENS)
  const dataFolder = join(options.data ?? temporary, String(lastYear()))
  const { demo, facts, preview } = await openDemoPages({ built, dataFolder }, later)
  const browser = await launchBrowser()
  later(() => browser.close())
  const cameraOf = (size: Size, folder: string): Camera =>
    new Camera({ browser, address: preview.address, openIds: openIdsOf(demo), facts, size, looks: options, folder })
  if (options.forPictures) {
    const camera = cameraOf(PICTURE_SIZE, temporary)
    for (const file of await takePictures(camera, PICTURES_FOLDER)) console.log(relative(process.cwd(), file))
    return camera.close()
  }
  const shots = await takeScreens(options, cameraOf)
  for (const line of faultLines(shots)) console.log(line)
  const index = await writeAlbum(browser, shots, options.out)
  console.log(`${shots.length} 张图：${relative(process.cwd(), index)}`)
}

async function takeScreens(options: ScreensOptions, cameraOf: (size: Size, folder: string) => Camera): Promise<Shot[]> {
  const ofSize = async (size: Size, at: number): Promise<Shot[]> => {
    const shots: Shot[] = []
    const camera = cameraOf(size, join(options.out, folderName(size, options)))
    for (const [page, ofPage] of Object.entries(SCREENS))
      for (const screen of at === 0 && !options.isBrief ? [...ofPage, ...triedByOthers(ofPage)] : ofPage) {
        if (!screenName(page, screen).includes(options.only)) continue
        const shot = await camera.shoot(page, screen)
        if (shot) shots.push(shot)
        process.stdout.write('.')
      }
    await camera.close()
    return shots
  }
  const shots = await Promise.all(SIZES.map(ofSize))
  console.log()
  return shots.flat()
}

/** `390x844-dark-large-whole` */
function folderName({ width, height }: Size, { isDark, isLarge, isWhole }: ScreensOptions): string {
  const looks = [isDark && 'dark', isLarge && 'large', isWhole && 'whole'].filter((look) => look !== false)
  return [`${width}x${height}`, ...looks].join('-')
}

if (!helpAsked(USAGE))
  main().catch((failure: unknown) => {
    console.error(failure instanceof Error ? failure.message : failure)
    process.exitCode = 1
  })
