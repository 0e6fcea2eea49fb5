/** A day and a time on the wheels of the phone's own. */
import type { FrameLocator } from 'playwright-core'
import { monthNumber, yearOf, type CivilDate } from '#domain/time/civil-date'

export async function chooseDay(screen: FrameLocator, day: CivilDate): Promise<void> {
  await screen.getByRole('button', { name: '日期：' }).last().click()
  for (const name of [`${yearOf(day)}年`, `${monthNumber(day)}月`, `${Number(day.slice(8))}日`])
    await screen.getByRole('option', { name, exact: true }).click()
  await screen.getByRole('button', { name: '确定' }).click()
}

/** `0时`, `0分` */
export async function chooseTime(screen: FrameLocator, of: string, ...options: readonly string[]): Promise<void> {
  await screen.getByRole('button', { name: of }).last().click()
  for (const name of options) await screen.getByRole('option', { name, exact: true }).click()
  await screen.getByRole('button', { name: '确定' }).click()
}

/** All through the day, so that it goes on whenever this runs. */
export async function chooseAllDay(screen: FrameLocator): Promise<void> {
  await chooseTime(screen, '开始时间', '0时', '0分')
  await chooseTime(screen, '结束时间', '23时', '59分')
}
