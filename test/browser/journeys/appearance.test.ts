import { styleOf } from '@shushi/preview/testing'
import type { Page } from 'playwright-core'
import { addDays, yearOf } from '#domain/time/civil-date'
import { branchOnPhones } from '../on-phones'

/** The letters of WeChat's 关怀模式, and what app.wxss makes of them for body text. */
const CARE_MODE_PX = 23.8
const BODY_PX = 1.05 * CARE_MODE_PX
const WIDTH = 360

/** --accent of app.wxss, as red, green and blue. */
const RED_IN_THE_LIGHT = [0xb3, 0x26, 0x1e] as const
const RED_IN_THE_DARK = [0xff, 0x8a, 0x80] as const

describe('for eyes that need it', () => {
  const branch = branchOnPhones()

  /** A page by itself on the secretary's phone, a small one. */
  const openAlone = async (path: string, settings = ''): Promise<Page> => {
    const { page } = branch.phones
    const { address, people } = branch.world
    await page.setViewportSize({ width: WIDTH, height: 640 })
    await page.goto(`${address}/phone/1?as=${people.secretary.openId}&open=${encodeURIComponent(path)}${settings}`)
    return page
  }

  it.each([
    ['pages/today/today', '扫码签到'],
    ['packages/meeting/list/list', '召集会议'],
    ['packages/member/feedback/feedback', '送出'],
  ])('%s has large letters, and its main button stays whole and on the screen', async (path, label) => {
    const page = await openAlone(path, '&large=1')
    const button = page.locator('.t-button').filter({ hasText: label, visible: true }).last()
    await button.waitFor()
    for (const text of [page.locator('wx-page').last(), button])
      expect(Number.parseFloat(await styleOf(text, 'font-size'))).toBeCloseTo(BODY_PX, 1)
    const { left, right, isWhole } = await button.evaluate((node) => {
      const box = node as unknown as Box
      const isWhole = box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight
      return { left: box.getBoundingClientRect().left, right: box.getBoundingClientRect().right, isWhole }
    })
    expect(isWhole).toBe(true)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(WIDTH)
  })

  it('a chart is drawn in the colours of the theme, and anew when the phone turns dark', async () => {
    const { branchId, today } = branch.world
    const year = yearOf(addDays(today, -3))
    const page = await openAlone(`packages/report/charts/charts?branchId=${branchId}&year=${year}`)
    await page.waitForFunction(isOnACanvas, RED_IN_THE_LIGHT)
    await page.evaluate(() => (globalThis as unknown as Screen).previewPhone.setDark(true))
    await page.waitForFunction(isOnACanvas, RED_IN_THE_DARK)
    expect(await page.evaluate(isOnACanvas, RED_IN_THE_LIGHT)).toBe(false)
  })
})

/** Runs in the browser. */
function isOnACanvas([red, green, blue]: readonly [number, number, number]): boolean {
  const { document } = globalThis as unknown as Screen
  return [...document.querySelectorAll('canvas')].some((canvas) => {
    if (canvas.width === 0 || canvas.height === 0) return false
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    for (let at = 0; at < data.length; at += 4)
      if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true
    return false
  })
}

/** What a browser has and this side of the tests has not. */
interface Box {
  readonly scrollWidth: number
  readonly clientWidth: number
  readonly scrollHeight: number
  readonly clientHeight: number
  getBoundingClientRect(): { readonly left: number; readonly right: number }
}
interface Canvas {
  readonly width: number
  readonly height: number
  getContext(kind: '2d'): {
    getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray }
  }
}
interface Screen {
  readonly document: { querySelectorAll(selector: 'canvas'): Iterable<Canvas> }
  readonly previewPhone: { setDark(isDark: boolean): void }
}
