import type { RequestOf } from '#contract'
import type { DuesAccount } from '#domain/dues/dues-account'
import { civilDate } from '#domain/time/civil-date'
import { instant } from '#domain/time/instant'
import { fen } from '#domain/values/money'
import { branchHandlers } from '../../../../cloudfunctions/application/branches/branch-handlers'
import { joiningHandlers } from '../../../../cloudfunctions/application/joining/joining-handlers'
import { registerHandlers } from '../../../../cloudfunctions/application/register/register-handlers'
import { MemoryStore } from '../../../builders/memory-store'
import { NOW, openOffice, type Office } from '../../../builders/office'

const on = civilDate
const CODE = 'Pine-Lake-2025'
const BUREAU = { name: '某区服务局', formedOn: on('2010-03-01') }
const PERSON = { name: '沈柏川', sex: 'male' as const, birthYear: 1975, joinedOn: on('2018-01-01') }
const BRANCH = { name: '第一党支部', formedOn: on('2015-07-01') }
const HELD = { post: 'secretary' as const, fromOn: on('2024-03-01') }

/** Nothing but what was set up by the first phone, `first`. */
async function begun(
  branch?: RequestOf<'setup.start'>['branch'],
): Promise<{ office: Office; branchId: string; memberId: string }> {
  const office = await openOffice({
    handlers: { ...joiningHandlers, ...branchHandlers, ...registerHandlers },
    setupCode: CODE,
  })
  Object.assign(office.store, new MemoryStore())
  const input = { setupCode: CODE, bureau: BUREAU, person: PERSON, ...(branch ? { branch } : {}) }
  const answer = await office.call('setup.start', input, 'first')
  if (!answer.ok) throw new Error(answer.code)
  return { office, ...answer.value }
}

const FACTS = {
  stage: 'full',
  cellId: null,
  education: null,
  isMigrant: false,
  isLeadingCadre: false,
  isRetired: false,
} as const
async function add(
  office: Office,
  branchId: string,
  name: string,
  stage: 'full' | 'activist' = 'full',
): Promise<string> {
  const person = { name, sex: 'female' as const, birthYear: 1990, number: null, admittedOn: null }
  const input = { branchId, ...person, joinedOn: on('2020-01-01'), facts: { ...FACTS, stage } }
  const answer = await office.call('register.add', input, 'first')
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.memberId
}

/** An amount that was fixed of that year. */
const account = (branchId: string, memberId: string, year: number): DuesAccount => ({
  ...{ _id: `${memberId}:${year}`, revision: 1, branchId, memberId, year, category: 'retired', monthlyFen: fen(500) },
  ...{ ruleId: 'dues-2008', approvedAt: NOW, approvedBy: memberId, months: [] },
})

describe('what is left of setting a branch up', () => {
  it('is nearly everything right after the set-up', async () => {
    const { office, branchId } = await begun({ ...BRANCH, held: HELD })
    expect(await office.call('setup.left', { branchId }, 'first')).toMatchObject({
      ok: true,
      value: {
        ...{ name: '第一党支部', kind: 'branch', isYoung: true, onRoll: 1, bound: 1, invited: 0, cells: 0 },
        ...{ hasSecretary: true, dues: { due: 1, fixed: 0 }, meetings: 0, branches: [] },
        left: ['roster', 'cells', 'dues', 'invitations', 'meeting'],
      },
    })
  })

  it('is counted from the records as they come', async () => {
    const { office, branchId, memberId } = await begun({ ...BRANCH, held: HELD })
    const other = await add(office, branchId, '陶静仪')
    await add(office, branchId, '苗一舟', 'activist')
    await office.call('cell.form', { branchId, name: '第一党小组', formedOn: on('2020-01-01') }, 'first')
    await office.call('invitation.create', { branchId, memberId: other }, 'first')
    office.store.seed('duesAccounts', account(branchId, memberId, 2025), account(branchId, other, 2024))
    const left = await office.call('setup.left', { branchId }, 'first')
    expect(left).toMatchObject({ value: { onRoll: 3, bound: 1, invited: 1, cells: 1, dues: { due: 2, fixed: 1 } } })
    expect(left).toMatchObject({ value: { left: ['dues', 'invitations', 'meeting'] } })
  })

  it('is of a branch that is no longer young two months after the first of its roll was entered', async () => {
    const { office, branchId } = await begun({ ...BRANCH, held: HELD })
    const youngOn = async (day: string) => {
      const left = await office.call('setup.left', { branchId }, 'first', { now: instant(`${day}T04:00:00.000Z`) })
      return left.ok && left.value.isYoung
    }
    expect([await youngOn('2025-08-09'), await youngOn('2025-08-10')]).toEqual([true, false])
  })

  it('of a bureau names the branches below it, with how many are on their rolls', async () => {
    const { office, branchId } = await begun()
    const create = async (name: string) =>
      office.call('branch.create', { branchId, name, formedOn: on('2015-07-01') }, 'first')
    const second = await create('第二党支部')
    await create('第一党支部')
    await add(office, second.ok ? second.value.branchId : '', '陶静仪')
    const left = await office.call('setup.left', { branchId }, 'first')
    expect(left).toMatchObject({
      value: {
        ...{ kind: 'bureau', isYoung: true, onRoll: 1, dues: null, left: ['bureau-roll'] },
        branches: [
          { name: '第一党支部', onRoll: 0 },
          { name: '第二党支部', onRoll: 1 },
        ],
      },
    })
  })

  it('says nothing of dues to whoever may not see them', async () => {
    const { office, branchId } = await begun(BRANCH)
    expect(await office.call('setup.left', { branchId }, 'first')).toMatchObject({
      value: { hasSecretary: false, dues: null },
    })
  })
})
