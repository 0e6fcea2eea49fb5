import type { LedgerField } from '#domain/ledger/ledger'
import { formPage } from '../../../miniprogram/page-parts/form-page'
import { notSent } from '../../../miniprogram/page-parts/page'
import { leaveSaying } from '../../../miniprogram/page-parts/leaving'
import { awaited, bare, settled, type BarePage } from '../../builders/bare-page'
import { refused, type Answers } from '../../builders/wx-stub'

const TEXT: LedgerField = { type: 'text', code: 'text', label: '意见', maxLength: 100 }
const NAMED: LedgerField = { type: 'yes-no', code: 'named', label: '署名', optional: true }
const SENT = { sent: true } as const

/** An opinion as a form of declared fields. */
function opinions(answers: Answers = { 'feedback.send': SENT }): BarePage {
  const page = bare(
    () =>
      formPage('packages/member/feedback/feedback', {
        read: async () => ({ branchId: 'branch-1' }),
        form: () => ({ fields: [TEXT, NAMED], start: { text: '' }, button: '送出', title: '提意见' }),
        follow: (typed, before) =>
          typed['named'] === 'yes' && before['named'] !== 'yes' ? { start: { ...typed, text: '本人：' } } : undefined,
        draft: () => ({ name: 'opinion', blank: { text: '' } }),
        async save(form, { text, named }) {
          if (text === '没有') return notSent('没有意见，不用送出。')
          const branchId = form.seen?.branchId ?? ''
          await form.send('feedback.send', { branchId, text: String(text), named: named === true })
          return leaveSaying('已送出')
        },
      }),
    { answers },
  )
  return page
}
const typing = (page: BarePage, typed: Readonly<Record<string, string>>) => page.run('keep', { detail: { typed } })
const opened = async (answers?: Answers) => {
  const page = opinions(answers)
  page.open({})
  await settled()
  return page
}

it('is its fields and its words', async () => {
  const page = await opened()
  expect(page.data).toMatchObject({ state: 'ready', fields: [TEXT, NAMED], start: { text: '' }, button: '送出' })
  expect(page.asked).toEqual([{ api: 'setNavigationBarTitle', options: { title: '提意见' } }])
})

it('sends what was filled in, says so and goes back', async () => {
  const page = await opened()
  typing(page, { text: ' 开得好 ' })
  await page.run('save')
  expect(page.calls.map(({ input }) => input)).toEqual([{ branchId: 'branch-1', text: '开得好', named: false }])
  expect(page.asked.slice(1)).toEqual([
    { api: 'showToast', options: { title: '已送出', icon: 'success' } },
    { api: 'navigateBack', options: {} },
  ])
})

it('is sent once by a double tap', async () => {
  const answer = awaited<typeof SENT>()
  const page = await opened({ 'feedback.send': () => answer.promise })
  typing(page, { text: '开得好' })
  void page.run('save')
  void page.run('save')
  await settled()
  void page.run('save')
  answer.give(SENT)
  await settled()
  expect(page.calls).toHaveLength(1)
})

it('is not sent again by a tap before the page is left', async () => {
  const page = await opened()
  const gone = awaited<object>()
  Object.assign((globalThis as unknown as { wx: object }).wx, { navigateBack: () => gone.promise })
  typing(page, { text: '开得好' })
  void page.run('save')
  await settled()
  void page.run('save')
  await settled()
  expect(page.calls).toHaveLength(1)
  gone.give({})
})

it('says which field is at fault and sends nothing, until something is typed', async () => {
  const page = await opened()
  await page.run('save')
  expect(page.data).toMatchObject({ faultAt: 'text', isSaving: false })
  expect(page.data['fault']).toContain('意见')
  expect(page.calls).toEqual([])
  typing(page, { text: '开' })
  expect(page.data).toMatchObject({ fault: '', faultAt: '' })
})

it('says why it was refused, or not sent at all; what was typed stays', async () => {
  const page = await opened({ 'feedback.send': refused('not-permitted') })
  typing(page, { text: '开得好' })
  await page.run('save')
  expect(page.data).toMatchObject({ fault: '这一项由支部指定的同志办理。' })
  typing(page, { text: '没有' })
  await page.run('save')
  expect(page.data).toMatchObject({ fault: '没有意见，不用送出。' })
  expect(page.calls).toHaveLength(1)
})

it('names the field that the server named, as the form calls it', async () => {
  const page = await opened({ 'feedback.send': refused('bad-input', { expected: '不能为空' }, 'said.text') })
  typing(page, { text: '开得好' })
  await page.run('save')
  expect(page.data).toMatchObject({ fault: '意见：填写有误：不能为空。', faultAt: 'text' })
})

it('lets one thing typed say another', async () => {
  const page = await opened()
  typing(page, { text: '', named: 'yes' })
  expect(page.data).toMatchObject({ start: { text: '本人：', named: 'yes' } })
  await page.run('save')
  expect(page.calls[0]?.input).toMatchObject({ text: '本人：', named: true })
})

it('keeps what is typed on the phone until it is sent', async () => {
  const page = await opened({ 'feedback.send': refused('not-permitted') })
  typing(page, { text: '写到一半' })
  page.open({})
  await settled()
  expect(page.data).toMatchObject({ start: { text: '写到一半' } })
  await page.run('save')
  page.open({})
  await settled()
  expect(page.data).toMatchObject({ start: { text: '写到一半' } })
  page.answer({ 'feedback.send': SENT })
  await page.run('save')
  page.open({})
  await settled()
  expect(page.data).toMatchObject({ start: { text: '' } })
})
