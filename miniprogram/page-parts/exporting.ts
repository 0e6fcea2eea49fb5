/** A desk's table, opened on the phone: asked for by a row of the desk's page. */
import type { RequestOf } from '#contract'
import { yearOf } from '../domain/time/civil-date'
import { outcomeOf } from '../services/call-failure'
import { today } from '../services/clock'
import { openFile, takeFile } from '../services/handed-files'
import { ask } from '../services/page-load'
import { chosenOf } from './telling'

type What = Omit<RequestOf<'desk.export'>, 'year'>

/** How many years back are offered where the page is of none. */
const YEARS_BACK = 3

/** Asks of which year where none is given, and opens the table; what does not come is said. */
export async function exportDesk(page: object, what: What, given?: number): Promise<void> {
  const year = given ?? (await chosenYear())
  if (year === undefined) return
  void wx.showLoading({ title: '正在生成', mask: true })
  const taken = await outcomeOf(ask('desk.export', { ...what, year }).then((file) => takeFile(page, file)))
  void wx.hideLoading()
  const fault = 'failure' in taken ? taken.failure.message : await openFile(taken.value)
  if (fault) void wx.showToast({ title: fault, icon: 'none' })
}

async function chosenYear(): Promise<number | undefined> {
  const thisYear = yearOf(today())
  const years = Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back)
  const at = await chosenOf(years.map((year) => `${year} 年`))
  return at === undefined ? undefined : years[at]
}
