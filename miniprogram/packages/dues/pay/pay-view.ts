/** The months one can note a payment for. Pure. */
import type { OutputOf } from '#contract'
import type { Month } from '../../../domain/civil-date'
import { formatYuan, sumFen, type Fen } from '../../../domain/money'
import { monthText } from '../../../text/dates'
import { isUnpaid } from '../dues-text'

export interface MonthChoice {
  readonly month: Month
  readonly label: string
  readonly dueFen: Fen
  readonly isChosen: boolean
}

/** What is unpaid and not noted already in the branch, the earliest chosen. */
export function monthChoices({ accounts, payments }: OutputOf<'dues.mine'>, branchId: string): MonthChoice[] {
  const noted = payments.filter(({ state }) => state === 'proposed').flatMap(({ months }) => months)
  const account = accounts.find((each) => each.branchId === branchId)
  const open = (account?.months ?? []).filter((each) => isUnpaid(each) && !noted.includes(each.month))
  return open.map(({ month, dueFen }, at) => ({
    month,
    label: `${monthText(month)} ${formatYuan(dueFen)} 元`,
    dueFen,
    isChosen: at === 0,
  }))
}

export function chosenSum(choices: readonly MonthChoice[]): Fen {
  return sumFen(choices.filter(({ isChosen }) => isChosen).map(({ dueFen }) => dueFen))
}
