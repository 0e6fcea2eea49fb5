/** A day on the wheels of the phone's own. */
import type { FrameLocator } from 'playwright-core'
import { monthNumber, yearOf, type CivilDate } from '#domain/time/civil-date'

export async function chooseDay(screen: FrameLocator, day: CivilDate): Promise<void> {
  await screen.getByRole('button', { name: '日期：' }).last().click()
  for (const name of [`${yearOf(day)}年`, `${monthNumber(day)}月`, `${Number(day.slice(8))}日`])
    await screen.getByRole('option', { name, exact: true }).click()
  await screen.getByRole('button', { name: '确定' }).click()
}
