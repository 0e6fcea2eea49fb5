/** Entering dues: the amounts in January, then month after month what the treasurer receives and what members report. */
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
  return [...single, ...batches].sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ task }) => task)
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
