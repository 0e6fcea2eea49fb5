/** Entering dues: the amounts in January, then month after month what the treasurer receives and what members report. */
import { monthOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { instantAt } from '#domain/time/instant'
import { dayOf, entered, workday } from './calendar'
import type { DemoDuesAccount, DemoDuesPayment } from './demo-records'
import { callsAfter, settle } from './enter-entries'
import { act, memberIdOf, type Scene } from './scene'
import type { Task } from './tasks'

/** All amounts fixed at the same moment are one call. */
export function duesAccountTasks(scene: Scene): Task[] {
  return grouped(scene.year.duesAccounts, ({ entered }) => `${entered.at}`).map(([at, accounts]) => ({
    what: '核定党费',
    calls: 1,
    run: () => assess(scene, at, accounts),
  }))
}

async function assess(scene: Scene, at: string, accounts: readonly DemoDuesAccount[]): Promise<void> {
  const [first] = accounts
  if (!first) return
  const { branchId, year } = scene
  const members = accounts.map(({ person, category, monthlyFen, decidedOn }) => ({
    memberId: memberIdOf(scene, person),
    category,
    monthlyFen,
    decidedOn,
  }))
  await act(
    scene,
    first.entered,
    'dues.assessMany',
    { branchId, year: year.year, members },
    `assess-${at.slice(0, 10)}`,
  )
}

/** What the treasurer received on one day is one call; what members report by themselves is one each. */
export function duesPaymentTasks(scene: Scene): Task[] {
  const { duesPayments } = scene.year
  const isPlain = (payment: DemoDuesPayment) => !payment.aftermath && !payment.isLargeVoluntary
  const single = duesPayments
    .filter((payment) => !isPlain(payment))
    .map((payment) => ({ at: payment.entered.at, task: paymentTask(scene, payment) }))
  const batches = grouped(duesPayments.filter(isPlain), ({ on, method }) => `${on}-${method}`).map(
    ([key, payments]) => ({
      at: payments[0]?.entered.at ?? '',
      task: batchTask(scene, key, payments),
    }),
  )
  return [...single, ...batches, ...closings(scene)].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ task }) => task)
}

/** After each quarter its months are closed, and what there is is handed up. The last one is still open. */
function closings(scene: Scene): { readonly at: string; readonly task: Task }[] {
  const { branchId, year } = scene
  const [treasurer] = year.duesAccounts
  if (!treasurer) return []
  return [3, 6, 9].map((number) => {
    const on = workday(year.year, number + 1, 5)
    const closing = entered(treasurer.entered.by, on, 0, '16:10')
    const month = monthOf(dayOf(year.year, number, 1))
    const run = async () => {
      const { balanceFen } = await act(scene, closing, 'dues.closeMonth', { branchId, month }, `close-${month}`)
      if (balanceFen < 1) return
      const note = `${number - 2}至${number}月`
      const handedUp = { branchId, occurredOn: on, fen: fen(balanceFen), to: '上级党委', note }
      await act(scene, { ...closing, at: instantAt(on, '16:20') }, 'dues.handUp', handedUp, `hand-up-${month}`)
    }
    return { at: closing.at, task: { what: '党费结账', calls: 2, run } }
  })
}

function batchTask(scene: Scene, key: string, payments: readonly DemoDuesPayment[]): Task {
  return {
    what: '收缴党费',
    calls: 1,
    run: async () => {
      const [first] = payments
      if (!first) return
      const list = payments.map(({ person, months, fen }) => ({
        memberId: memberIdOf(scene, person),
        months: [...months],
        fen,
      }))
      const input = { branchId: scene.branchId, occurredOn: first.on, method: first.method, payments: list }
      await act(scene, first.entered, 'dues.recordMany', input, `dues-${key}`)
    },
  }
}

function paymentTask(scene: Scene, payment: DemoDuesPayment): Task {
  const { key, months, fen, method, aftermath } = payment
  return {
    what: payment.isLargeVoluntary ? '大额党费' : '交纳党费',
    calls: 1 + callsAfter(aftermath),
    run: async () => {
      const memberId = memberIdOf(scene, payment.person)
      const input = { branchId: scene.branchId, memberId, occurredOn: payment.on, method, months: [...months], fen }
      const { entryId } = await act(scene, payment.entered, 'dues.record', input, key)
      await settle(scene, 'duesPayments', entryId, aftermath, key)
    },
  }
}

/** The list in groups of the same key, each in the list's own order. */
function grouped<T>(list: readonly T[], keyOf: (element: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const element of list) groups.set(keyOf(element), [...(groups.get(keyOf(element)) ?? []), element])
  return [...groups]
}
