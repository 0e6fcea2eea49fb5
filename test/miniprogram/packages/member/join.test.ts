/** @jest-environment jsdom */
import { instant } from '#domain/time/instant'
import { codeIn } from '../../../../miniprogram/packages/member/join/join-view'
import { load, OFFLINE, PhoneFault, refused, type Answers } from '../../../builders/simulate'
import { NOW } from '../../pages/scene'

const FOUND = { name: '张三', branchName: '第一党支部', expiresAt: instant('2025-06-17T09:00:00.000Z') }
const BOUND = { memberId: 'member-1', name: '张三', branchId: 'branch-1', branchName: '第一党支部', checkedIn: null }
const ANSWERS = {
  'joinRequest.mine': { asked: null },
  'invitation.look': FOUND,
  'invitation.accept': BOUND,
} satisfies Answers
const join = (answers: Answers = {}, more: object = {}) =>
  load('packages/member/join/join', { now: NOW, answers: { ...ANSWERS, ...answers }, ...more })
const type = { detail: { value: '8k4m-2pqr' } }

describe('joining by the code of a whole branch', () => {
  const GROUP = { 'invitation.look': { ...FOUND, name: null } } satisfies Answers
  const ASKED = { name: '张三', branchName: '第一党支部', askedAt: instant('2025-06-10T08:00:00.000Z') }
  const say = async (page: Awaited<ReturnType<typeof join>>, name: string, year: string) => {
    await page.run('typeName', { detail: { value: name } })
    await page.run('typeYear', { detail: { value: year } })
    await page.tap('请支部确认')
  }

  it('asks who the person is, and sends no half of it', async () => {
    const page = await join(GROUP, { query: { code: '8K4M2PQR' } })
    await say(page, ' ', '1980')
    expect(page.text()).toContain('请写上您的姓名。')
    await say(page, '张三', '80')
    expect(page.text()).toContain('出生年份是四位数字')
    expect(page.sent('joinRequest.send')).toEqual([])
  })
  it('says that it waits, also when it is opened again', async () => {
    const answers = {
      ...GROUP,
      'joinRequest.send': { branchName: '第一党支部', askedAt: ASKED.askedAt },
    } satisfies Answers
    const page = await join(answers, { query: { code: '8K4M2PQR' } })
    await say(page, '张三', '1980')
    expect(page.sent('joinRequest.send')).toEqual([{ code: '8K4M2PQR', name: '张三', birthYear: 1980 }])
    const again = await join({ 'joinRequest.mine': { asked: ASKED }, 'joinRequest.takeBack': { takenBack: true } })
    expect(again.text()).toContain('6月10日 16:00，您以“张三”申请加入第一党支部。')
    await again.tap('撤回申请')
    expect(again.sent('joinRequest.takeBack')).toEqual([{}])
  })
})

describe('joining', () => {
  it('says whose place it is before anything is bound', async () => {
    const page = await join()
    await page.run('type', type)
    await page.tap('下一步')
    expect(page.sent('invitation.look')).toEqual([{ code: '8K4M2PQR' }])
    for (const said of ['张三', '第一党支部', '6月17日 17:00前有效', '不读取手机号'])
      expect(page.text()).toContain(said)
    expect(page.sent('invitation.accept')).toEqual([])
  })

  it('binds when the person says that it is them', async () => {
    const page = await join({}, { query: { code: '8K4M2PQR' } })
    await page.tap('是我，加入')
    expect(page.sent('invitation.accept')).toEqual([{ code: '8K4M2PQR' }])
    await page.tap('开始使用')
    expect(page.went()).toEqual(['/pages/today/today'])
  })

  it('binds nothing when it is somebody else', async () => {
    const page = await join({}, { query: { code: '8K4M2PQR' } })
    await page.tap('不是我')
    expect(page.text()).toContain('输入邀请码')
    expect(page.sent('invitation.accept')).toEqual([])
  })

  it('takes a scanned code', async () => {
    const page = await join({}, { phone: { scanCode: () => ({ result: '8K4M2PQR' }) } })
    await page.tap('扫邀请二维码')
    expect(page.text()).toContain('请核对，这是您吗？')
  })

  it('tells another code from an invitation without asking the server', async () => {
    const page = await join({}, { phone: { scanCode: () => ({ result: 'https://example.cn/menu' }) } })
    await page.tap('扫邀请二维码')
    expect(page.text()).toContain('这不是邀请码')
    expect(page.calls.filter(({ procedure }) => procedure !== 'joinRequest.mine')).toEqual([])
  })

  it('closed without scanning changes nothing', async () => {
    const page = await join({}, { phone: { scanCode: () => new Error('cancel') } })
    await page.tap('扫邀请二维码')
    expect(page.data['fault']).toBe('')
    expect(page.text()).toContain('输入邀请码')
    expect(page.calls.filter(({ procedure }) => procedure !== 'joinRequest.mine')).toEqual([])
  })

  it('says where the camera is not allowed, and that the code can be typed', async () => {
    const page = await join({}, { phone: { scanCode: () => new PhoneFault('system permission denied', { errno: 3 }) } })
    await page.tap('扫邀请二维码')
    expect(page.text()).toContain('手机没有允许微信使用相机')
    expect(page.text()).toContain('或直接输入')
  })

  it('says a slip of the finger here, so that it is not counted as a wrong code', async () => {
    const page = await join()
    for (const value of ['8K4M', '8K4M2PQ0', '']) {
      await page.run('type', { detail: { value } })
      await page.tap('下一步')
      expect(page.text()).toContain('邀请码是八位字母和数字')
    }
    expect(page.calls.filter(({ procedure }) => procedure !== 'joinRequest.mine')).toEqual([])
  })

  it.each([
    ['invitation-expired', '邀请码已过期'],
    ['invitation-used', '这个邀请码已经用过'],
    ['too-many-attempts', '今天试的次数太多'],
  ] as const)('refused with %s keeps what was typed and says why', async (code, sentence) => {
    const page = await join({ 'invitation.look': refused(code) })
    await page.run('type', type)
    await page.tap('下一步')
    expect(page.text()).toContain(sentence)
    expect(page.data['code']).toBe('8k4m-2pqr')
  })

  it('once more after the network failed is the same intention', async () => {
    const page = await join({ 'invitation.accept': OFFLINE }, { query: { code: '8K4M2PQR' } })
    await page.tap('是我，加入')
    expect(page.text()).toContain('网络不通')
    page.answer({ 'invitation.accept': BOUND })
    await page.tap('是我，加入')
    const ids = page.calls
      .filter(({ procedure }) => procedure === 'invitation.accept')
      .map(({ requestId }) => requestId)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(page.text()).toContain('已加入')
  })
})

describe('joining after scanning into a meeting', () => {
  const come = { query: { code: '8K4M2PQR', scanned: 'yes' } }

  it('says that the check-in has been counted', async () => {
    const checkedIn = { meetingId: 'meeting-1', title: '六月支部党员大会' }
    const page = await join({ 'invitation.accept': { ...BOUND, checkedIn } }, come)
    await page.tap('是我，加入')
    expect(page.text()).toContain('“六月支部党员大会”的签到已经算上')
  })

  it('says when it was too late, and scans anew on a tap', async () => {
    const page = await join({}, come)
    await page.tap('是我，加入')
    expect(page.text()).toContain('先前扫的码已过 10 分钟')
    await page.tap('扫码签到')
    expect(page.went()).toEqual(['/packages/meeting/check-in/check-in'])
  })

  it('says nothing of a meeting to whoever scanned none', async () => {
    const page = await join({}, { query: { code: '8K4M2PQR' } })
    await page.tap('是我，加入')
    expect(page.text()).not.toContain('10 分钟')
  })
})

describe('the code in what was scanned', () => {
  it.each([
    ['8K4M2PQR', '8K4M2PQR'],
    [' 8k4m 2pqr ', '8K4M2PQR'],
    ['pages/x?code=8K4M2PQR&from=y', '8K4M2PQR'],
    ['https://example.cn/menu', undefined],
    ['8K4M2PQ', undefined],
    ['8K4M2PQO', undefined],
  ])('%s is %s', (scanned, code) => {
    expect(codeIn(scanned)).toBe(code)
  })
})
