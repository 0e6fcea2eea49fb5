import { monthOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { wechatCsv, SECRETS } from '../../builders/payment-lists'
import { branchOnPhones } from '../on-phones'

describe('a list of payments', () => {
  const branch = branchOnPhones()

  it('is chosen from a chat; what is certain is taken, what is doubtful asked, and none of it twice', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, branchId, today, as } = branch.world
    const year = Number(today.slice(0, 4))
    const secretary = phone(1)
    const desk = as(people.secretary.openId)
    const { accounts: before, notAssessed } = await desk.call('dues.accounts', { branchId, year })
    const terms = { category: 'wage-earner', monthlyFen: fen(4500), fromMonth: monthOf(today) } as const
    const members = notAssessed.map(({ memberId }) => ({ memberId, ...terms }))
    if (members.length > 0) await desk.call('dues.assessMany', { branchId, year, members })
    const { accounts } = await desk.call('dues.accounts', { branchId, year })
    // Paid long after it was due, a month is asked about.
    const [first, second] = accounts.filter(({ months }) => months[0]?.month === monthOf(today) && !months[0].paidOn)
    expect(before.length + members.length).toBe(accounts.length)
    const due = (one: typeof first) => ((one?.months[0]?.dueFen ?? 0) / 100).toFixed(2)
    const at = `${today} 08:30:00`
    const bytes = wechatCsv([
      {
        at,
        who: first?.name ?? '',
        yuan: due(first),
        note: `党费 ${SECRETS[0]}`,
        number: '1000039801250305000011111111',
      },
      { at, who: '春风化雨', yuan: due(second), note: '党费', number: '1000039801250305000022222222' },
      { at, who: '便利店', yuan: '3.21', way: '支出', number: '1000039801250305000033333333' },
    ])
    const choose = async (button: string) => {
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        secretary.getByRole('button', { name: button }).click(),
      ])
      await chooser.setFiles({ name: '微信支付账单.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
    }
    const openList = async () => {
      await goHome(1)
      await secretary.getByText('支部工作台').click()
      await secretary.getByRole('button', { name: /^党费/ }).click()
      await secretary.getByText('导入收款清单').click()
    }
    await openList()
    await choose('从聊天中选择')
    await secretary.getByText('能对上的 1 笔').waitFor()
    await secretary.getByRole('button', { name: '登记 1 笔' }).click()
    await secretary.getByText('第 1 笔，共 1 笔').waitFor()
    await secretary.getByText('看不出是哪位同志交的').waitFor()
    await secretary.getByText('选择同志').first().click()
    await secretary.getByRole('button', { name: second?.name ?? '', exact: true }).click()
    await secretary.getByRole('button', { name: '登记', exact: true }).click()
    await secretary.getByText('登记了 2 笔').waitFor()

    await openList()
    await choose('从聊天中选择')
    await secretary.getByText('以前导入过的 2 笔，不会再登记').waitFor()
    const { items } = await desk.call('dues.list', { branchId, from: today, to: today })
    const paid = items.filter(({ source }) => source === 'import')
    expect(paid.map(({ memberId }) => memberId).sort()).toEqual([first?.memberId, second?.memberId].sort())
    expect(JSON.stringify(items)).not.toContain(SECRETS[0])
  })

  it('is pasted from a chat: read, asked and taken as a file is, and once', async () => {
    const { page, phone, goHome } = branch.phones
    const { people, branchId, today, as } = branch.world
    const desk = as(people.secretary.openId)
    const { accounts } = await desk.call('dues.accounts', { branchId, year: Number(today.slice(0, 4)) })
    const owing = accounts.filter(({ months: [first] }) => first?.month === monthOf(today) && first.openFen > 0)
    const [one] = owing
    if (!one) throw new Error('nobody owes anything')
    const yuan = ((one.months[0]?.openFen ?? 0) / 100).toFixed(2)
    const pasted = `${one.name} 党费 ${yuan}\n大家好\n春风化雨 ${SECRETS[0]} 党费 ${yuan}元`
    const sent: string[] = []
    page.on('request', (request) => sent.push(decoded(request.postData() ?? '')))
    const secretary = phone(1)
    const readAgain = async () => {
      await goHome(1)
      await secretary.getByText('支部工作台').click()
      await secretary.getByRole('button', { name: /^党费/ }).click()
      await secretary.getByText('导入收款清单').click()
      await secretary.getByText('粘贴文字').click()
      await secretary.getByRole('textbox', { name: '粘贴的文字' }).fill(pasted)
      await secretary.getByText('读这些文字').click()
      await secretary.getByText('没有认出金额的 1 行，没有读').waitFor()
    }
    await readAgain()
    await secretary.getByText('能对上的 1 笔').waitFor()
    await secretary.getByRole('button', { name: '登记 1 笔' }).click()
    await secretary.getByText('看不出是哪位同志交的').waitFor()
    await secretary.getByText('先放着').click()
    await secretary.getByText('登记了 1 笔').waitFor()
    await readAgain()
    await secretary.getByText('以前导入过的 1 笔，不会再登记').waitFor()
    expect(sent.some((said) => said.includes(one.name))).toBe(true)
    expect(sent.filter((said) => said.includes(SECRETS[0] ?? '') || said.includes('大家好'))).toEqual([])
  })
})

/** What a phone sends, with the files in it as they are. */
function decoded(body: string): string {
  const base64 = /"base64":"([^"]+)"/.exec(body)?.[1] ?? ''
  return `${body}${Buffer.from(base64, 'base64').toString('utf8')}`
}
