/** @jest-environment jsdom */
/** What a rule says beside the records stands on the page that shows them, and only while it has something to say. */
import { civilDate } from '#domain/time/civil-date'
import { load, OFFLINE, type Answers } from '../../../builders/simulate'
import { ANSWERS, BRANCH, NOW } from './scene'

const show = (page: string, answers: Answers = {}, query: Record<string, string> = {}) =>
  load(`packages/secretary/${page}/${page}`, {
    query: { branchId: BRANCH, ...query },
    answers: { ...ANSWERS, ...answers },
    now: NOW,
  })

describe('the register', () => {
  const { on, members } = ANSWERS['register.list']
  const withMembers = (count: number) => {
    const roll = Array.from({ length: count }, () => members).flat()
    return { 'register.list': { on, members: roll.map((each, at) => ({ ...each, memberId: `m${at}` })) } }
  }

  it('says that a branch is formed with three full members where it has fewer', async () => {
    const page = await show('register', withMembers(2))
    expect(page.text()).toContain('正式党员 2 人；有正式党员3人以上的，成立党支部')
    expect(page.text()).toContain('第四条')
  })
  it('says nothing of a branch of three', async () => {
    expect((await show('register', withMembers(3))).text()).not.toContain('成立党支部')
  })
})

describe('the posts', () => {
  const since = (day: string) => {
    const { appointments, on } = ANSWERS['appointment.list']
    return {
      'appointment.list': { on, appointments: appointments.map((each) => ({ ...each, fromOn: civilDate(day) })) },
    }
  }

  it('say that a term is normally three years once it has lasted so long', async () => {
    expect((await show('posts', since('2022-06-10'))).text()).toContain(
      '自2022年6月10日起任职；支部委员会一般每届任期3年',
    )
    expect((await show('posts', since('2022-06-11'))).text()).not.toContain('任期3年')
  })
})

describe('the list of a kind of the ledger', () => {
  const notices = { 'ledger.notices': { notices: ['正式党员 9 人，评为优秀 4 人；一般不超过三分之一。'] } }

  it('says above its entries what a rule says beside them', async () => {
    const page = await show('ledger', notices, { kind: 'evaluation-result' })
    expect(page.text()).toContain('评为优秀 4 人；一般不超过三分之一')
    expect(page.text().indexOf('评为优秀')).toBeLessThan(page.text().indexOf('安全'))
  })
  it('stands without it where it cannot be asked', async () => {
    const page = await show('ledger', { 'ledger.notices': OFFLINE }, { kind: 'self-check' })
    expect(page.data).toMatchObject({ state: 'ready' })
    expect(page.text()).toContain('安全，发现问题3条')
  })
})
