/**
 * Wages, identity numbers, telephones and cards, tried by every door that dues have: none is stored, none is printed, and what is
 * pasted or calculated does not leave the phone. A file goes to the function whole, to be read, and nothing of it stays.
 */
import { monthOf, yearOf } from '#domain/time/civil-date'
import { fen } from '#domain/values/money'
import { SECRETS, wechatCsv } from '../../builders/payment-lists'
import { branchOnPhones } from '../on-phones'

const [TELEPHONE, IDENTITY, CARD, WAGE] = SECRETS
const CALCULATED = '6543.21'
/** Amounts also as they would be stored, in fen. */
const HIDDEN = [TELEPHONE, IDENTITY, CARD, ...[WAGE, CALCULATED].flatMap((yuan) => [yuan, yuan.replace('.', '')])]

describe('what is nobody’s business', () => {
  const branch = branchOnPhones()

  it('is nowhere after a run that brings it in by every door', async () => {
    const { page, phone, goHome, handTo } = branch.phones
    const { people, branchId, today, as, logged, stored } = branch.world
    const desk = phone(1)
    const own = phone(2)
    await handTo(1, people.treasurer.name)
    const sent: string[] = []
    page.on('request', (request) => sent.push(filesDecoded(request.postData() ?? '')))
    page.on('console', (message) => sent.push(message.text()))
    const openDesk = async () => {
      await goHome(1)
      await desk.getByText('支部工作台').click()
      await desk.getByRole('button', { name: /^党费/ }).click()
    }

    /** Of a whole year that is open what is paid is asked about: the first is taken, the others are left. */
    const takeFirst = async () => {
      await desk.getByRole('button', { name: /^(登记|逐笔看) \d 笔$/ }).click()
      const place = desk.getByText(/^第 \d 笔，共 \d 笔$/)
      const first = await place.or(desk.getByText('导入完成')).first().innerText()
      if (first.startsWith('第')) {
        await desk
          .getByRole('button', { name: '登记', exact: true })
          .or(desk.getByText('登记', { exact: true }))
          .first()
          .click()
        await desk.getByText(first, { exact: true }).waitFor({ state: 'hidden' })
      }
      while (await place.count()) {
        const asked = await place.first().innerText()
        await desk.getByText('先放着').click()
        await desk.getByText(asked, { exact: true }).waitFor({ state: 'hidden' })
      }
      await desk.getByText('登记了 1 笔').waitFor()
    }

    // The table of the treasurer, with the columns that it has besides.
    const year = yearOf(today)
    const treasurer = as(people.treasurer.openId)
    const { notAssessed } = await treasurer.call('dues.accounts', { branchId, year })
    const rows = notAssessed.map(({ name }) => [name, IDENTITY, TELEPHONE, WAGE, '在职', '45.00'].join('\t'))
    const table = ['姓名\t身份证号\t手机\t税后工资\t类别\t月应交党费', ...rows].join('\n')
    await openDesk()
    await desk.getByRole('button', { name: '一起核定' }).click()
    await desk.getByText('粘贴表格').click()
    await desk.getByLabel('粘贴的表格').fill(table)
    await desk.getByText('税后工资：不读').waitFor()
    await desk.getByText(`填入 ${notAssessed.length} 人`).click()
    await desk.getByRole('button', { name: `核定 ${notAssessed.length} 人` }).click()
    await desk.getByText('提醒交党费').waitFor()

    // A list that is pasted.
    const [first, second] = notAssessed
    const pasted = [
      `${first?.name} ${TELEPHONE} 党费 45`,
      `【银行】尾号1234卡${Number(today.slice(5, 7))}月${Number(today.slice(8))}日收入(春风化雨转账${CARD})45.00元，余额${WAGE}元`,
      `工资 ${WAGE}元 ${IDENTITY}`,
    ].join('\n')
    await desk.getByText('导入收款清单').click()
    await desk.getByText('粘贴文字').click()
    await desk.getByLabel('粘贴的文字').fill(pasted)
    await desk.getByText('读这些文字').click()
    await takeFirst()

    // The calculator.
    await own.getByText(/党费/).first().click()
    await own.getByText('党费计算器').click()
    await own.getByLabel(/单位元$/).fill(CALCULATED)
    await own.getByText(/^每月 98\.\d+ 元$/).waitFor()
    expect(found(sent.join('\n'))).toEqual([])

    // A file: it is read whole, and what is taken of it is not what it holds besides.
    const at = `${today} 08:30:00`
    const number = '1000039801250305000011111111'
    const bytes = wechatCsv([
      { at, who: second?.name ?? '', yuan: '45.00', note: `党费 ${TELEPHONE} ${CARD}`, number },
      { at, who: '单位', yuan: WAGE, note: `${monthOf(today)}工资 ${IDENTITY}`, number: '' },
    ])
    await openDesk()
    await desk.getByText('导入收款清单').click()
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      desk.getByRole('button', { name: '从聊天中选择' }).click(),
    ])
    await chooser.setFiles({ name: '微信支付账单.csv', mimeType: 'text/csv', buffer: Buffer.from(bytes) })
    await takeFirst()

    // Free words are refused, by the field.
    await openDesk()
    await desk.getByText('党费收支和结账').click()
    await desk.getByText('登记上缴党费').click()
    await desk.getByLabel(/^上缴的金额/).fill('1')
    await desk.getByLabel(/^交给哪个党组织/).fill(`机关党委 ${TELEPHONE}`)
    await desk.getByRole('button', { name: '登记上缴' }).click()
    await desk
      .getByText(/电话|身份证/)
      .last()
      .waitFor()
    const handed = { branchId, occurredOn: today, fen: fen(1), to: '机关党委', note: IDENTITY }
    await expect(treasurer.call('dues.handUp', handed)).rejects.toMatchObject({ code: 'bad-input' })

    const kept = await stored()
    expect(kept).toContain(first?.memberId)
    expect(found(kept)).toEqual([])
    expect(found(logged().join('\n'))).toEqual([])
  })
})

function found(text: string): string[] {
  // Not within what is drawn at random, such as an id.
  return HIDDEN.filter((secret) => new RegExp(`(?<![0-9a-z])${secret.replace('.', '\\.')}(?![0-9a-z])`, 'i').test(text))
}

/** What a phone sends, with the files in it as they are. */
function filesDecoded(body: string): string {
  const base64 = /"base64":"([^"]+)"/.exec(body)?.[1] ?? ''
  return `${body}${Buffer.from(base64, 'base64').toString('utf8')}`
}
